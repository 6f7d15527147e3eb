import { declarationDigest } from './declaration-digest.ts';
import { experienceClaims } from './experience-claims.ts';
import { webCrypto } from './web-crypto.ts';
import { issueSdJwt } from './issue.ts';
import { readSdJwt } from './sd-jwt.ts';
import type { JsonObject } from './ports.ts';

const said = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: null, description: 'Sols « neufs ».' },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
};

describe('the digest of a declaration', () => {
  const copy = async () => {
    const { ld, disclosable } = experienceClaims(said);
    const header = { typ: 'dc+sd-jwt', kid: 'did:jwk:x#0' };
    const compact = await issueSdJwt({ header, payload: { iss: 'did:jwk:x', ld }, disclosable }, webCrypto, () => 'AAAA');
    return (await readSdJwt(compact, webCrypto)).payload['ld'] as JsonObject;
  };

  it('is the same for every copy, whatever its salts and the order its claims come back in', async () => {
    const digest = await declarationDigest(experienceClaims(said).ld);

    expect(digest).toMatch(/^sha256-[\w+/]{43}=$/u);
    expect([await declarationDigest(await copy()), await declarationDigest(await copy())]).toEqual([digest, digest]);
  });

  it('is another for another word, and for another order of what is listed', async () => {
    const digest = await declarationDigest(experienceClaims(said).ld);
    const two = [...said.competences, { name: 'Tracer', code: null }];
    const others = [
      experienceClaims({ ...said, title: 'Carreleuse' }),
      experienceClaims({ ...said, competences: two }),
      experienceClaims({ ...said, competences: two.toReversed() }),
    ];
    const digests = await Promise.all(others.map(({ ld }) => declarationDigest(ld)));

    expect(new Set([digest, ...digests]).size).toBe(4);
  });
});
