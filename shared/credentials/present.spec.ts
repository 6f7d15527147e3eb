import { disclosablePaths } from './claim-catalogue.ts';
import { givenCredential, givenIssuer, givenKey, type GivenIssuer } from './given.ts';
import { issueSdJwt } from './issue.ts';
import { parseJwt } from './jwt.ts';
import type { ClaimPath } from './ports.ts';
import { presentCredential } from './present.ts';
import { parseSdJwt, readSdJwt } from './sd-jwt.ts';
import { webCrypto } from './web-crypto.ts';

describe('presenting a credential', () => {
  let issuer: GivenIssuer;
  const shown = async (compact: string, ...paths: ClaimPath[]) => {
    const presented = await presentCredential(compact, { paths }, webCrypto);
    return (await readSdJwt(presented, webCrypto)).disclosed.map((one) => one.path.join('.')).sort();
  };

  beforeAll(async () => {
    issuer = await givenIssuer();
  });

  it('discloses the asked claim and nothing else', async () => {
    expect(await shown(await givenCredential(issuer), ['ld', 'credentialSubject', 'achievement', 'name'])).toEqual([
      'ld.credentialSubject.achievement.name',
    ]);
  });

  it('discloses nothing when nothing is asked, and everything when all is', async () => {
    const compact = await givenCredential(issuer);

    expect(await shown(compact)).toEqual([]);
    expect((await shown(compact, ...disclosablePaths('competence'))).length).toBe(8);
  });

  it('discloses the parents of a claim, and what stands inside it', async () => {
    const payload = { iss: issuer.did, address: { street: 'rue Haute', city: 'Lille' }, list: ['a', 'b', 'c'] };
    const disclosable = [['address'], ['address', 'street'], ['address', 'city'], ['list', 0], ['list', 2]];
    const compact = await issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: issuer.kid }, payload, disclosable }, webCrypto, issuer.sign);

    expect(await shown(compact, ['address', 'street'])).toEqual(['address', 'address.street']);
    expect(await shown(compact, ['address'])).toEqual(['address', 'address.city', 'address.street']);
    expect(await shown(compact, ['list', 2])).toEqual(['list.1']);
    expect(await shown(compact, ['list', null])).toEqual(['list.0', 'list.2']);
    expect(await shown(compact, ['elsewhere'], ['address', null])).toEqual([]);
  });

  it('keeps the signed part as it is', async () => {
    const compact = await givenCredential(issuer);

    expect((await presentCredential(compact, { paths: [] }, webCrypto)).split('~')[0]).toBe(compact.split('~')[0]);
  });

  it('binds nonce, audience, date and the very disclosures', async () => {
    const holder = await givenKey();
    const compact = await givenCredential(issuer, { holder: holder.jwk });
    const binding = { nonce: 'n', audience: 'decentralized_identifier:did:web:v.example', issuedAt: 7, sign: holder.sign };

    const presented = parseSdJwt(await presentCredential(compact, { paths: [], binding }, webCrypto));
    const bound = parseJwt(presented.binding!);

    expect<unknown>(bound.header).toEqual({ alg: 'ES256', typ: 'kb+jwt' });
    expect<unknown>(bound.payload).toEqual({
      nonce: 'n',
      aud: binding.audience,
      iat: 7,
      sd_hash: (await webCrypto.digests([presented.presented]))[0]!,
    });
    expect(await webCrypto.verify(holder.jwk, bound.input, bound.signature)).toBeTrue();
  });
});
