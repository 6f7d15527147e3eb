import { makeDidResolver } from '#shared/credentials/did-resolver';
import type { DidResolver } from '#shared/credentials/did';
import { makeRegistryCache, type RegistryCache } from '#shared/credentials/registry-cache';
import { makeStatusCache, type StatusCache } from '#shared/credentials/status-cache';
import type { Wallet } from './wallet.ts';

/** What this wallet knows of others: who the platform vouches for, keys behind DIDs, status lists; each fetched once per its time to live. */
export interface Trust {
  readonly issuers: RegistryCache;
  readonly verifiers: RegistryCache;
  readonly resolver: DidResolver;
  readonly statuses: StatusCache;
}

const made = new WeakMap<Wallet, Trust>();

export const trustOf = (wallet: Wallet): Trust => {
  const known = made.get(wallet);
  if (known) return known;
  const { crypto, settings, clock: now, fetch: fetcher } = wallet;
  const issuers = makeRegistryCache({ serverUrl: settings.issuerUrl, key: settings.issuerRegistryKey, fetcher, crypto, now });
  const resolver = makeDidResolver({ fetcher, now, anchors: () => issuers.anchors() });
  const trust: Trust = {
    issuers,
    verifiers: makeRegistryCache({ serverUrl: settings.verifierUrl, key: settings.verifierRegistryKey, fetcher, crypto, now }),
    resolver,
    statuses: makeStatusCache({ fetcher, resolver, crypto, now }),
  };
  made.set(wallet, trust);
  return trust;
};
