import { makeDidResolver } from '#shared/credentials/did-resolver';
import { didWebUrl } from '#shared/credentials/did-web';
import type { DidResolver } from '#shared/credentials/did';
import type { Clock, CryptoPort, PublicJwk } from '#shared/credentials/ports';
import { makeRegistryCache } from '#shared/credentials/registry-cache';
import type { Trust } from '#shared/credentials/registry';
import type { Evidence } from './evidence.ts';

const noting =
  (resolver: DidResolver, evidence: Evidence): DidResolver['resolve'] =>
  (did, kid) => {
    const url = didWebUrl(did);
    if (url) evidence.note(url, { kind: 'document', issuer: did });
    return resolver.resolve(did, kid);
  };

const agedTrust =
  (trust: Trust, url: string, evidence: Evidence): Trust =>
  async (did) => {
    evidence.note(url, { kind: 'registry', issuer: null });
    const answer = await trust(did);
    const source = evidence.sources.get(url);
    if (!source || !('fetchedAt' in answer)) return answer;
    const fetchedAt = source.fetchedAt;
    return answer.outcome === 'trusted' ? { ...answer, fetchedAt, stale: answer.stale || source.stale } : { ...answer, fetchedAt };
  };

/** Who vouches for whom by one registry, and the keys that they publish, each noted with where it came from and how old it is. */
export const trustPorts = (
  { serverUrl, key }: { readonly serverUrl: string; readonly key: PublicJwk },
  { crypto, now }: { readonly crypto: CryptoPort; readonly now: Clock },
  evidence: Evidence,
): { readonly resolver: DidResolver; readonly trust: Trust } => {
  const { fetcher } = evidence;
  const registry = makeRegistryCache({ serverUrl, key, fetcher, crypto, now });
  return {
    resolver: { resolve: noting(makeDidResolver({ fetcher, now }), evidence), anchors: () => registry.anchors() },
    trust: agedTrust(registry.trust, `${serverUrl}/registry`, evidence),
  };
};
