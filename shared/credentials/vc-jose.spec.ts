import { encodeBytes, encodeText } from './base64url.ts';
import { givenJosePair, type JosePair } from './given-jose-pair.ts';
import { signJose } from './jose.ts';
import { openVcJose, secureVcJose, type ToSecure, type VcJoseKeys } from './vc-jose.ts';
import { webCrypto } from './web-crypto.ts';
import type { JsonObject } from './ports.ts';

const issuer = 'https://ecole.example';
const kid = `${issuer}#clé`;
const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer,
  validFrom: '2026-11-21T00:00:00Z',
  credentialSubject: { givenName: 'Ana', familyName: 'Lopes' },
};
const presentationOf = (...texts: readonly string[]): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: 'VerifiablePresentation',
  holder: issuer,
  verifiableCredential: texts.map((id) => ({ type: 'EnvelopedVerifiableCredential', id })),
});

describe('a W3C document secured with JOSE', () => {
  let pair: JosePair;
  const keysOf = (jwk: unknown): VcJoseKeys => ({ crypto: webCrypto, keyOf: (name) => (name === kid ? jwk : null) });
  const secure = (changes: Partial<ToSecure> = {}, by = pair) =>
    secureVcJose({ document: credential, typ: 'vc+jwt', kid, alg: 'ES256', ...changes }, webCrypto, by.sign);
  const refusal = async (text: string | Promise<string>, jwk: unknown = pair.jwk): Promise<string> => {
    try {
      await openVcJose(await text, keysOf(jwk));
      return 'opened';
    } catch (fault) {
      return (fault as Error).message;
    }
  };
  const signed = (document: JsonObject, header: JsonObject = {}) =>
    signJose({ alg: 'ES256', typ: 'vc+jwt', kid, ...header } as never, document, pair.sign);

  beforeAll(async () => {
    pair = await givenJosePair('ES256');
  });

  it('opens under each algorithm, and under no other key', async () => {
    for (const alg of ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256'] as const) {
      const one = await givenJosePair(alg);
      const text = await secure({ alg }, one);

      expect((await openVcJose(text, keysOf(one.jwk))).document)
        .withContext(alg)
        .toEqual(credential);
      expect(await refusal(text, (await givenJosePair(alg)).jwk))
        .withContext(alg)
        .toBe('bad-signature');
    }
  });

  it('may hide claims, and shows those that were kept', async () => {
    const text = await secure({ typ: 'vc+sd-jwt', disclosable: [['credentialSubject', 'familyName']] });
    const [jwt] = text.split('~');

    expect((await openVcJose(text, keysOf(pair.jwk))).document['credentialSubject']).toEqual(credential['credentialSubject']);
    expect((await openVcJose(`${jwt!}~`, keysOf(pair.jwk))).document['credentialSubject']).toEqual({ givenName: 'Ana' });
  });

  it('is opened with the credentials of a presentation, those in other envelopes counted', async () => {
    const document = presentationOf(`data:application/vc+jwt,${await secure()}`, 'data:application/vc+cose;base64,0oRYVqQ');
    const opened = await openVcJose(await secure({ document, typ: 'vp+jwt' }), keysOf(pair.jwk));

    expect(opened.credentials.map((one) => one.document)).toEqual([credential]);
    expect(opened.foreign).toBe(1);
    expect(await refusal(secure({ document: presentationOf('not-a-credential'), typ: 'vp+jwt' }))).toBe('malformed');
    expect(await refusal(secure({ document: presentationOf('data:application/vc+jwt,a.b.c'), typ: 'vp+jwt' }))).toBe('malformed');
  });

  it('is refused with another algorithm, type, key name or shape than it must have', async () => {
    const hs256 = `${encodeText(JSON.stringify({ alg: 'HS256', typ: 'vc+jwt', kid }))}.${encodeText(JSON.stringify(credential))}.AAAA`;
    const { issuer: _issuer, ...orphan } = credential;
    const cases: readonly [string | Promise<string>, string][] = [
      [hs256, 'alg-not-allowed'],
      [signed(credential, { alg: 'none' }), 'alg-not-allowed'],
      [signed(credential, { crit: ['b64'] }), 'crit-unknown'],
      [signed(credential, { typ: 'JWT' }), 'wrong-typ'],
      [signed(credential, { cty: 'bad' }), 'wrong-typ'],
      [signed(credential, { kid: '' }), 'kid-missing'],
      [signed(credential, { kid: 'another' }), 'bad-signature'],
      [signed({ ...credential, vc: {} }), 'malformed'],
      [signed({ ...credential, '@context': ['https://www.w3.org/2018/credentials/v1'] }), 'malformed'],
      [signed({ ...credential, type: ['Badge'] }), 'malformed'],
      [signed({ ...credential, credentialSubject: {} }), 'malformed'],
      [signed({ ...credential, iss: 'https://autre.example' }), 'malformed'],
      [signed({ ...credential, validFrom: '2026-11-21' }), 'dates-malformed'],
      [signed({ ...credential, validUntil: '2020-01-01T00:00:00Z' }), 'dates-malformed'],
      [signed({ ...credential, credentialStatus: { id: 'urn:x' } }), 'malformed'],
      [signed(orphan), 'malformed'],
      [JSON.stringify(credential), 'malformed'],
      ['', 'malformed'],
    ];

    for (const [text, why] of cases) expect(await refusal(text)).toBe(why);
  });

  it('is not verified with a private key, an RSA key too short, or a key of another curve', async () => {
    const text = await secure();
    const short = { kty: 'RSA', e: 'AQAB', n: encodeBytes(new Uint8Array(128).fill(255)) };

    expect(await refusal(text, { ...pair.jwk, d: pair.jwk.x })).toBe('bad-signature');
    expect(await refusal(text, { ...pair.jwk, crv: 'P-384' })).toBe('bad-signature');
    expect(await refusal(signed(credential, { alg: 'RS256' }), short)).toBe('bad-signature');
  });

  it('is never made with a property that no context defines', async () => {
    await expectAsync(secure({ document: { ...credential, badExtension: { huh: 'what?' } } })).toBeRejected();
  });
});
