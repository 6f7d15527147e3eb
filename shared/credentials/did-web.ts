/** did:web (w3c-ccg.github.io/did-method-web): an organism's DID is a path on a server, its document a file there. */
import { didOf, type DidDocument, type VerificationMethod } from './did.ts';
import type { PublicJwk } from './ports.ts';

/** `http://localhost:7301` and `o/atelier` give `did:web:localhost%3A7301:o:atelier`; without a path the host alone is named (did:web method, section 3.2). */
export const didWebOf = (serverUrl: string, path: string): string => {
  const { host } = new URL(serverUrl);
  const folders = path === '' ? [] : path.split('/');
  return ['did', 'web', host.replace(':', '%3A'), ...folders.map(encodeURIComponent)].join(':');
};

const host = /^(?=.{1,253}(?:%3A\d{1,5})?$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:%3A\d{1,5})?$/iu;
const segment = /^(?!\.\.?$)[\w.~-]+(?:%[0-9A-F]{2}[\w.~-]*)*$/iu;

/**
 * The address of the document, or null when the DID is not a did:web in form. https, except on localhost where http is the only use.
 * Refuses user names, empty or dotted segments: the host asked is the one that is written.
 */
export const didWebUrl = (did: string): string | null => {
  const [scheme, method, first, ...rest] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !first || !host.test(first) || !rest.every((part) => segment.test(part))) return null;
  const authority = decodeURIComponent(first);
  const local = /^(localhost|127\.0\.0\.1)(:\d+)?$/u.test(authority);
  return `${local ? 'http' : 'https'}://${authority}/${rest.length > 0 ? rest.join('/') : '.well-known'}/did.json`;
};

export interface PublishedKey {
  readonly kid: string;
  /** P-256, or RSA for what only understands that: a key for badges, which signs nobody in. */
  readonly publicJwk: PublicJwk | { readonly kty: 'RSA'; readonly n: string; readonly e: string };
  /** Seconds since 1970. */
  readonly compromisedSince?: number | null;
}

/** A kept key may carry more than its public members: only these leave. */
const publicPart = (jwk: PublishedKey['publicJwk']) =>
  jwk.kty === 'RSA' ? { kty: jwk.kty, n: jwk.n, e: jwk.e } : { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };

/**
 * The document of an organisation: every key that signed something still valid stays in it; a compromised one keeps its entry with the day
 * it fell, so that older credentials stand and newer ones are refused (security.md B2).
 */
export const didWebDocument = (did: string, keys: readonly PublishedKey[]): DidDocument => {
  const method = ({ kid, publicJwk, compromisedSince }: PublishedKey): VerificationMethod => ({
    id: kid,
    type: 'JsonWebKey2020',
    controller: did,
    publicKeyJwk: publicPart(publicJwk),
    ...(compromisedSince ? { carnet: { compromisedSince } } : {}),
  });
  for (const { kid } of keys) if (didOf(kid) !== did) throw new RangeError('a key of another DID');
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: keys.map(method),
    assertionMethod: keys.map((key) => key.kid),
    authentication: keys.filter((key) => key.publicJwk.kty === 'EC' && !key.compromisedSince).map((key) => key.kid),
  };
};
