/** Builders for specs: W3C credentials, Open Badges and bitstrings signed for real. */
import { bitstringCredential, bitstringEntry, makeBitstring, type StatusPurpose } from './bitstring-status-list.ts';
import { givenIssuerUrl, givenNow, type GivenIssuer } from './given.ts';
import { joseSigner, signJose, type JoseAlgorithm } from './jose.ts';
import type { JsonObject, Sign } from './ports.ts';

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A W3C credential, valid for a year: what an organism exports. */
export const givenVcdm = (issuer: { readonly did: string }, changes: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5b0c4a3e-2f6c-4f7d-9d55-6b2f5c9d8e10',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer.did, type: ['Profile'], name: 'Atelier des Bâtisseurs' },
  validFrom: instant(givenNow - 3600),
  validUntil: instant(givenNow + 365 * 86400),
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: { id: 'urn:rome:300423', type: ['Achievement'], name: 'Poser un carrelage' },
  },
  ...changes,
});

export const givenVcJwt = (issuer: GivenIssuer, changes: JsonObject = {}, header: JsonObject = {}): Promise<string> =>
  signJose({ alg: 'ES256', kid: issuer.kid, typ: 'vc+jwt', cty: 'vc', ...header }, givenVcdm(issuer, changes), issuer.sign);

export const givenBitstringUri = `${givenIssuerUrl}/o/atelier/bitstring/1`;
export const bitstringAt = (index: number, purpose: StatusPurpose = 'revocation', uri = givenBitstringUri): JsonObject => ({
  credentialStatus: bitstringEntry({ uri, index, purpose }),
});

/** A signed bitstring, valid for a day. */
export const givenBitstringToken = async (
  issuer: GivenIssuer,
  given: { readonly list?: Uint8Array<ArrayBuffer>; readonly payload?: JsonObject; readonly header?: JsonObject } = {},
): Promise<string> => {
  const credential = await bitstringCredential({
    ...{ uri: givenBitstringUri, did: issuer.did, purpose: 'revocation' },
    ...{ list: given.list ?? makeBitstring(2 ** 17), issuedAt: givenNow, expiresAt: givenNow + 86400, ttlSeconds: 300 },
  });
  return signJose({ alg: 'ES256', kid: issuer.kid, typ: 'vc+jwt', ...given.header }, { ...credential, ...given.payload }, issuer.sign);
};

export interface GivenBadgeKey {
  readonly kid: string;
  readonly sign: Sign;
  /** The issuer with this key beside its own. */
  readonly issuer: GivenIssuer;
}

/** An RSA key in the issuer's document, as badges ask for. */
export const givenBadgeKey = async (issuer: GivenIssuer, bits = 2048): Promise<GivenBadgeKey> => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: bits, publicExponent: new Uint8Array([1, 0, 1]) };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', publicKey);
  const kid = `${issuer.did}#rsa-1`;
  const method = { id: kid, type: 'JsonWebKey2020', controller: issuer.did, publicKeyJwk: { kty, n, e } };
  const { verificationMethod = [], assertionMethod = [] } = issuer.document;
  const document = {
    ...issuer.document,
    verificationMethod: [...verificationMethod, method],
    assertionMethod: [...assertionMethod, kid],
  };
  return { kid, sign: joseSigner(privateKey, 'RS256'), issuer: { ...issuer, document } };
};

/** An Open Badge in its own JWT form: the credential at the top level, and what repeats it. */
export const givenBadge = (
  key: GivenBadgeKey,
  changes: JsonObject = {},
  header: JsonObject = {},
  alg: JoseAlgorithm = 'RS256',
): Promise<string> => {
  const credential = givenVcdm(key.issuer);
  const repeated = { iss: key.issuer.did, jti: credential['id'], nbf: givenNow - 3600 };
  return signJose({ alg, kid: key.kid, typ: 'JWT', ...header }, { ...credential, ...repeated, ...changes }, key.sign);
};
