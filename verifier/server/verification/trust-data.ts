import { makeBitstringCache, type BitstringReader } from '#shared/credentials/bitstring-cache';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import type { DidResolver } from '#shared/credentials/did';
import { makeRegistryCache, type RegistryCache } from '#shared/credentials/registry-cache';
import { makeStatusCache, type StatusCache } from '#shared/credentials/status-cache';
import type { House } from '#shared/server/house';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { makeVerifyAgent, type VerifyAgent } from '#shared/server/keys/verify-agent';

/** What a process knows of issuers: their documents, the platform's registry, their status lists, each fetched once per its time to live. */
export interface TrustData {
  readonly agent: VerifyAgent;
  readonly resolver: DidResolver;
  readonly registry: RegistryCache;
  readonly statuses: StatusCache;
  readonly bitstrings: BitstringReader;
  /** Seconds since 1970, by the house's clock. */
  readonly now: () => number;
}

const kept = new WeakMap<object, TrustData>();

const open = (house: House): TrustData => {
  const now = (): number => Math.floor(house.clock().getTime() / 1000);
  const fetcher = house.fetch;
  const { kty, crv, x, y } = house.config.issuerRegistryKey;
  const registry = makeRegistryCache({ serverUrl: house.config.issuerUrl, key: { kty, crv, x, y }, fetcher, crypto: nodeCrypto, now });
  const resolver = makeDidResolver({ fetcher, now, ttlSeconds: house.config.statusListTtlSeconds, anchors: () => registry.anchors() });
  const statuses = makeStatusCache({ fetcher, resolver, crypto: nodeCrypto, now });
  const bitstrings = makeBitstringCache({ fetcher, resolver, crypto: nodeCrypto, now });
  return { agent: makeVerifyAgent({ resolver, now, trust: registry.trust, statuses }), resolver, registry, statuses, bitstrings, now };
};

/** One per process: a list is asked for at most once per its time to live, however many presentations come (security.md B13). */
export const trustDataOf = (house: House): TrustData => {
  const found = kept.get(house) ?? open(house);
  kept.set(house, found);
  return found;
};
