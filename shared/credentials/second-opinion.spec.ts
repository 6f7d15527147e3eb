/** Another implementation of RFC 9901, both ways: it reads ours, we read its. */
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import {
  givenCredential,
  givenIssuer,
  givenKey,
  givenNow,
  givenPresentation,
  givenResolver,
  givenTrust,
  type GivenIssuer,
  type GivenKey,
} from './given.ts';
import { decodeBytes } from './base64url.ts';
import { verifyCredential, verifyPresentation } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

const sha256 = async (data: string | ArrayBuffer): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? new TextEncoder().encode(data) : data));

const otherOf = (issuer: GivenIssuer, holder: GivenKey) =>
  new SDJwtVcInstance({
    signer: async (data: string) => issuer.sign(data),
    signAlg: 'ES256',
    verifier: async (data: string, signature: string) => webCrypto.verify(issuer.jwk, data, signature),
    kbSigner: async (data: string) => holder.sign(data),
    kbSignAlg: 'ES256',
    kbVerifier: async (data: string, signature: string) => webCrypto.verify(holder.jwk, data, signature),
    hasher: sha256,
    hashAlg: 'sha-256',
    saltGenerator: () => webCrypto.salts(1)[0]!,
  });

describe('another implementation', () => {
  let issuer: GivenIssuer;
  let holder: GivenKey;
  const options = () => ({ crypto: webCrypto, resolver: givenResolver(issuer), trust: givenTrust(issuer), now: givenNow });

  beforeAll(async () => {
    issuer = await givenIssuer();
    holder = await givenKey();
  });

  it('accepts the credential we sign, and reads the same claims', async () => {
    const compact = await givenCredential(issuer, { holder: holder.jwk });

    const read = await otherOf(issuer, holder).verify(compact, { currentDate: givenNow });

    expect(read.payload as unknown).toEqual((await verifyCredential(compact, options())).payload);
  });

  it('accepts the presentation we make', async () => {
    const presented = await givenPresentation(await givenCredential(issuer, { holder: holder.jwk }), holder, { nonce: 'n', audience: 'v' });

    const read = await otherOf(issuer, holder).verify(presented, { currentDate: givenNow, keyBindingNonce: 'n' });

    expect(
      (read.payload as unknown as { ld: { credentialSubject: { achievement: { name: string } } } }).ld.credentialSubject.achievement.name,
    ).toBe('Poser un carrelage');
  });

  it('signs credentials and presentations that we accept', async () => {
    const other = otherOf(issuer, holder);
    const payload = {
      iss: issuer.did,
      iat: givenNow - 60,
      exp: givenNow + 60,
      vct: 'urn:other',
      cnf: { jwk: { ...holder.jwk } },
      name: 'Awa',
      address: { city: 'Lille', street: 'rue Haute' },
      tags: ['a', 'b'],
    };
    const compact = await other.issue(
      payload,
      { _sd: ['name', 'address'], address: { _sd: ['street'] }, tags: { _sd: [1] } },
      { header: { kid: issuer.kid } },
    );
    const presented = await other.present<{ address: { street: boolean } }>(
      compact,
      { address: { street: true } },
      { kb: { payload: { iat: givenNow, nonce: 'n', aud: 'v' } } },
    );

    const whole = await verifyCredential(compact, { ...options(), holder: holder.jwk });
    const part = await verifyPresentation(presented, { ...options(), nonce: 'n', audience: 'v' });

    expect(whole.verdict).toBe('verified');
    expect(whole.payload as unknown).toEqual(payload);
    expect(part.verdict).toBe('verified');
    expect(part.claims).toEqual({ address: { city: 'Lille', street: 'rue Haute' }, tags: ['a'] });
  });

  it('refuses ours with one character changed, as we do', async () => {
    const compact = await givenCredential(issuer);
    const jwt = compact.split('~')[0]!;
    const place = jwt.length - 20;
    const changed = `${compact.slice(0, place)}${compact[place] === 'A' ? 'B' : 'A'}${compact.slice(place + 1)}`;

    expect(decodeBytes(changed.split('~')[0]!.split('.')[2]!).length).toBe(64);
    await expectAsync(otherOf(issuer, holder).verify(changed, { currentDate: givenNow })).toBeRejected();
    expect((await verifyCredential(changed, options())).verdict).toBe('refused');
  });
});
