/** The signature of a JWT by a key of a DID: credentials and status lists share it. */
import { didOf, type DidResolver } from './did.ts';
import { keyOf } from './did-resolver.ts';
import { isWebIssuer, onlyKey } from './jwt-vc-issuer.ts';
import { assertHeader, verifyJwt, type Jwt } from './jwt.ts';
import type { CryptoPort, PublicJwk } from './ports.ts';
import { Refused } from './report.ts';
import { chainOf, verifyByPath } from './x5c.ts';

/** What kept a signature from being checked at all; it is no verdict on it. */
export class Unreachable extends Error {}

const kidOf = (jwt: Jwt, did: string): string => {
  const kid = jwt.header['kid'];
  if (kid === undefined && isWebIssuer(did)) return onlyKey(did);
  if (typeof kid !== 'string' || kid === '') throw new Refused('kid-missing');
  // An https issuer names its keys as it likes, within its own key set.
  if (isWebIssuer(did)) return `${did}#${kid}`;
  const absolute = kid.startsWith('#') ? did + kid : kid;
  if (didOf(absolute) !== did || !absolute.includes('#')) throw new Refused('kid-foreign');
  return absolute;
};

const day = (seconds: number): number => Math.floor(seconds / 86400);

/** Dates are rounded to the day when signed, so the whole day of the theft is lost. A JWT without date is lost too. */
export const fell = (since: number, issuedAt: unknown): boolean => typeof issuedAt !== 'number' || day(issuedAt) >= day(since);

/**
 * By the certificate in its header, which has to be the issuer's and to have been good when it signed: a credential outlives its leaf, and a
 * stolen key is the registry's matter.
 */
const verifyByCertificate = async (
  jwt: Jwt,
  chain: readonly string[],
  issuer: string,
  { resolver, crypto }: { readonly resolver: DidResolver; readonly crypto: CryptoPort },
): Promise<PublicJwk> => {
  const anchors = resolver.anchors ? await resolver.anchors() : [];
  if (anchors === null) throw new Unreachable();
  const { iat } = jwt.payload;
  if (typeof iat !== 'number') throw new Refused('dates-malformed');
  const leaf = await verifyByPath(jwt, chain, { anchors, crypto, at: iat });
  if (!leaf.uris.includes(issuer)) throw new Refused('certificate-foreign');
  return leaf.jwk;
};

/**
 * Verifies a JWT by the key that its `kid` names in the document of `did`. Refuses: another typ or alg, `crit`, a `kid` of another DID,
 * a key that the document does not give for assertions, a wrong signature, a key compromised by the day of `iat`. Throws `Unreachable`
 * when the document cannot be had. An https issuer with `x5c` is verified by its certificate instead. Gives the key that signed.
 */
export const verifyByDid = async (
  jwt: Jwt,
  typ: string,
  did: string,
  ports: { readonly resolver: DidResolver; readonly crypto: CryptoPort },
): Promise<PublicJwk> => {
  assertHeader(jwt.header, typ);
  const chain = isWebIssuer(did) ? chainOf(jwt.header) : null;
  if (chain) return verifyByCertificate(jwt, chain, did, ports);
  const kid = kidOf(jwt, did);
  const resolution = await ports.resolver.resolve(did, kid);
  if (resolution.document === null) {
    if (resolution.problem === 'unreachable') throw new Unreachable();
    throw new Refused(resolution.problem === 'unsupported' ? 'issuer-unsupported' : 'key-not-found');
  }
  const key = keyOf(resolution.document, kid, 'assertionMethod');
  if (!key) throw new Refused('key-not-found');
  if (!(await verifyJwt(jwt, key.jwk, ports.crypto))) throw new Refused('bad-signature');
  if (key.compromisedSince !== null && fell(key.compromisedSince, jwt.payload['iat'])) throw new Refused('key-compromised');
  return key.jwk;
};
