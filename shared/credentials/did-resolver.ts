import { didJwkDocument, didKeyDocument } from './did-key.ts';
import { didOf, type DidDocument, type DidResolution, type DidResolver, type IssuerKey, type VerificationMethod } from './did.ts';
import { didWebUrl } from './did-web.ts';
import { fetchIssuer, isWebIssuer } from './jwt-vc-issuer.ts';
import { isList, isObject, publicJwkOf } from './jwt.ts';
import type { Clock, Fetcher } from './ports.ts';
import { Refused } from './report.ts';

export interface ResolverPorts {
  readonly fetcher: Fetcher;
  readonly now: Clock;
  /** How long a did:web document is kept; one that was unreachable is asked again after ten seconds. */
  readonly ttlSeconds?: number;
  /** Of the registry (registry-cache.ts). */
  readonly anchors?: DidResolver['anchors'];
}

const mostKept = 1000;

const readDocument = (did: string, body: Uint8Array): DidDocument | null => {
  try {
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isObject(document) && document['id'] === did ? (document as unknown as DidDocument) : null;
  } catch {
    return null;
  }
};

const fetchDocument = async (did: string, { fetcher, now }: ResolverPorts): Promise<DidResolution> => {
  const url = didWebUrl(did);
  if (!url) return { document: null, problem: 'malformed' };
  try {
    const { status, body } = await fetcher(url, { accept: 'application/did+json, application/json' });
    if (status === 404 || status === 410) return { document: null, problem: 'not-found' };
    if (status !== 200) return { document: null, problem: 'unreachable' };
    const document = readDocument(did, body);
    return document ? { document, fetchedAt: now() } : { document: null, problem: 'malformed' };
  } catch {
    return { document: null, problem: 'unreachable' };
  }
};

const readOwnKey = (did: string, now: Clock): DidResolution => {
  try {
    return { document: did.startsWith('did:jwk:') ? didJwkDocument(did) : didKeyDocument(did), fetchedAt: now() };
  } catch (fault) {
    return { document: null, problem: fault instanceof Refused && fault.why === 'issuer-unsupported' ? 'unsupported' : 'malformed' };
  }
};

const absolute = (did: string, id: unknown): string | null => (typeof id === 'string' ? (id.startsWith('#') ? did + id : id) : null);

const pause = 10;

const lacks = (answer: DidResolution, kid: string): boolean =>
  answer.document !== null &&
  !(isList(answer.document.assertionMethod) ? answer.document.assertionMethod : []).some(
    (one: unknown) => absolute(answer.document.id, isObject(one) ? one['id'] : one) === kid,
  );

/**
 * Resolves did:web and https issuers (through the fetcher, kept for a while, asked once for callers who come together), did:jwk and did:key.
 * Never throws: an unreachable server is told from a DID that is not there. Trust is another question (registry.ts).
 */
export const makeDidResolver = (ports: ResolverPorts): DidResolver => {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<DidResolution> }>();
  const ask = (did: string): Promise<DidResolution> => {
    const now = ports.now();
    const known = kept.get(did);
    if (known && known.until > now) return known.answer;
    const answer = isWebIssuer(did) ? fetchIssuer(did, ports.fetcher, now) : fetchDocument(did, ports);
    kept.delete(did);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
    const entry = { until: now + (ports.ttlSeconds ?? 300), answer };
    kept.set(did, entry);
    void answer.then((got) => got.document === null && kept.get(did) === entry && kept.set(did, { until: now + 10, answer }));
    return answer;
  };
  const renewing = new Map<string, Promise<DidResolution>>();
  const renewed = new Map<string, number>();
  /**
   * Asks again, once for callers who come together; what was known stays known when nobody answers. An unfamiliar key is the sign of a rotation
   * (as in OpenID Connect Core 1.0 section 10.1.1); made-up ones cost one look in ten seconds.
   */
  const renew = async (did: string, known: DidResolution): Promise<DidResolution> => {
    const before = kept.get(did);
    const under = renewing.get(did);
    if (under) return under;
    const now = ports.now();
    if (now - (renewed.get(did) ?? -pause) < pause) return known;
    renewed.delete(did);
    if (renewed.size >= mostKept) renewed.delete(renewed.keys().next().value!);
    renewed.set(did, now);
    kept.delete(did);
    const answer = ask(did).then((found) => {
      if (found.document !== null) return found;
      if (before) kept.set(did, before);
      return known;
    });
    renewing.set(did, answer);
    return answer.finally(() => renewing.delete(did));
  };
  return {
    ...(ports.anchors ? { anchors: ports.anchors } : {}),
    async resolve(did, kid) {
      if (did.startsWith('did:web:') || isWebIssuer(did)) {
        const answer = await ask(did);
        return kid !== undefined && lacks(answer, kid) ? renew(did, answer) : answer;
      }
      if (did.startsWith('did:jwk:') || did.startsWith('did:key:')) return readOwnKey(did, ports.now);
      return { document: null, problem: 'unsupported' };
    },
  };
};

const compromisedSince = (method: VerificationMethod): number | null => {
  const since = isObject(method.carnet) ? method.carnet['compromisedSince'] : undefined;
  return typeof since === 'number' ? since : null;
};

type Purpose = 'assertionMethod' | 'authentication';

const findKey = (document: DidDocument, kid: string, purpose: Purpose): IssuerKey | null => {
  const relations = Array.isArray(document[purpose]) ? (document[purpose] as readonly unknown[]) : [];
  const listed = relations.find((one) => absolute(document.id, isObject(one) ? one['id'] : one) === kid);
  if (listed === undefined || didOf(kid) !== document.id) return null;
  const methods = isObject(listed) ? [listed] : Array.isArray(document.verificationMethod) ? document.verificationMethod : [];
  const method = methods.find((one: unknown) => isObject(one) && absolute(document.id, one['id']) === kid) as
    VerificationMethod | undefined;
  const jwk = method ? publicJwkOf(method.publicKeyJwk) : null;
  return method && jwk ? { jwk, compromisedSince: compromisedSince(method) } : null;
};

const found = new WeakMap<DidDocument, Map<string, IssuerKey | null>>();

/**
 * The P-256 key of that id, provided that the document gives it the purpose: a key listed only to authenticate may not sign credentials.
 * Null when it is absent, of another kind, or of another controller.
 */
export const keyOf = (document: DidDocument, kid: string, purpose: Purpose): IssuerKey | null => {
  const known = found.get(document) ?? new Map<string, IssuerKey | null>();
  if (known.size === 0) found.set(document, known);
  const name = `${purpose} ${kid}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const key = findKey(document, kid, purpose);
  if (known.size < 100) known.set(name, key);
  return key;
};
