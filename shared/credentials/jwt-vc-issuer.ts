/** Issuers named by an https address: JWT VC Issuer Metadata (draft-ietf-oauth-sd-jwt-vc section 3). */
import type { DidDocument, DidResolution, VerificationMethod } from './did.ts';
import { isList, isObject } from './jwt.ts';
import type { Fetcher, JsonObject } from './ports.ts';

const local = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/u;
/** https, or http on localhost, where it is the only use. */
export const isWebIssuer = (issuer: string): boolean => issuer.startsWith('https://') || local.test(issuer);

/** `https://example.com/tenant/1` gives `https://example.com/.well-known/jwt-vc-issuer/tenant/1`; null for what is no such address. */
export const issuerMetadataUrl = (issuer: string): string | null => {
  if (!isWebIssuer(issuer) || !URL.canParse(issuer)) return null;
  const { origin, pathname, search, hash, username, password } = new URL(issuer);
  if (search || hash || username || password || issuer.includes('?') || issuer.includes('#')) return null;
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/u, '')}`;
};

/** Of the only key of a set, for a JWT that names none. */
export const onlyKey = (issuer: string): string => `${issuer}#`;

/** The keys of a JWK Set as a document: one entry per `kid`, and the only key of a set also without. */
export const issuerDocument = (issuer: string, jwks: unknown): DidDocument | null => {
  const keys: unknown = isObject(jwks) ? jwks['keys'] : null;
  if (!isList(keys)) return null;
  const signing = keys.filter((key): key is JsonObject => isObject(key) && key['use'] !== 'enc');
  const method = (id: string, key: JsonObject): VerificationMethod => ({ id, type: 'JsonWebKey', controller: issuer, publicKeyJwk: key });
  const verificationMethod = signing
    .filter((key) => typeof key['kid'] === 'string' && key['kid'] !== '')
    .map((key) => method(`${issuer}#${String(key['kid'])}`, key));
  if (signing.length === 1) verificationMethod.push(method(onlyKey(issuer), signing[0]!));
  return { id: issuer, verificationMethod, assertionMethod: verificationMethod.map(({ id }) => id) };
};

const readJson = (body: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));

const ask = async (url: string, fetcher: Fetcher): Promise<unknown> => {
  const { status, body } = await fetcher(url, { accept: 'application/json' });
  if (status === 404 || status === 410) return undefined;
  if (status !== 200) throw new Error('no answer worth reading');
  try {
    return readJson(body);
  } catch {
    return null;
  }
};

/** Given in the metadata, or where the metadata says: one of the two (section 3.2). */
const jwksOf = async (metadata: JsonObject, fetcher: Fetcher): Promise<unknown> => {
  const { jwks, jwks_uri: uri } = metadata;
  if ((jwks === undefined) === (uri === undefined)) return null;
  if (jwks !== undefined) return jwks;
  return typeof uri === 'string' && isWebIssuer(uri) ? ask(uri, fetcher) : null;
};

/**
 * The keys of an https issuer. Refuses metadata of another `issuer` than was asked, and both or neither of `jwks` and `jwks_uri`. Never
 * throws: an unreachable server is told from an issuer that is not there.
 */
export const fetchIssuer = async (issuer: string, fetcher: Fetcher, fetchedAt: number): Promise<DidResolution> => {
  const url = issuerMetadataUrl(issuer);
  if (!url) return { document: null, problem: 'malformed' };
  try {
    const metadata = await ask(url, fetcher);
    if (metadata === undefined) return { document: null, problem: 'not-found' };
    if (!isObject(metadata) || metadata['issuer'] !== issuer) return { document: null, problem: 'malformed' };
    const document = issuerDocument(issuer, await jwksOf(metadata, fetcher));
    return document ? { document, fetchedAt } : { document: null, problem: 'malformed' };
  } catch {
    return { document: null, problem: 'unreachable' };
  }
};
