import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import type { Prepared } from '#shared/credentials/offline-organisms';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { Evidence, type EvidencePorts, type Relay } from './evidence.ts';
import { serverRelay } from './evidence-relay.ts';
import { isTooOld } from './check-offline.ts';
import { browserOfflineShelf } from './offline-shelf.ts';
import { readSettings } from './read-settings.ts';

interface State {
  readonly state: 'idle' | 'preparing' | 'failed';
  readonly prepared: Prepared | null;
}
const start: State = { state: 'idle', prepared: null };

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Nothing of an earlier visit, of this browser or of our server, may pass for what is read now. */
const freshOnly =
  (relay: Relay): Relay =>
  async (url, about) => {
    const copy = await relay(url, about);
    return copy?.stale ? null : copy;
  };
const noShelf: EvidencePorts['shelf'] = { keep: () => Promise.resolve(), find: () => Promise.resolve(null) };

/** What is fetched only when it is first needed, and could not be without a network. */
const fetchPrograms = async (): Promise<void> => {
  await Promise.all([
    import('jsqr'),
    import('#shared/credentials/find-credentials'),
    import('#shared/credentials/offline-frames'),
    import('./check-offline.ts'),
  ]);
};

const prepare = async (api: Api): Promise<Prepared | null> => {
  const { settings } = await readSettings();
  const { prepareSnapshot } = await import('#shared/credentials/offline-organisms');
  await fetchPrograms();
  const evidence = new Evidence({ direct: webFetcher, relay: freshOnly(serverRelay(api)), shelf: noShelf, now: seconds });
  const registry = { serverUrl: settings.issuerUrl, key: settings.issuerRegistryKey };
  evidence.note(`${settings.issuerUrl}/registry`, { kind: 'registry', issuer: null });
  return prepareSnapshot({ registry, fetcher: evidence.fetcher, crypto: webCrypto, now: seconds() });
};

/** What this browser took along for a check without a network, and when. */
export const OfflineStore = signalStore(
  withState(start),
  withComputed(({ prepared }) => ({
    /** Seconds since 1970. */
    takenAt: computed(() => prepared()?.snapshot.takenAt ?? null),
    organisms: computed(() => prepared()?.organisms ?? []),
    tooOld: computed(() => prepared() !== null && isTooOld(prepared()!.snapshot, seconds())),
  })),
  withMethods((store, api = inject(Api)) => ({
    async load(): Promise<void> {
      const prepared = await browserOfflineShelf.find();
      if (prepared && !store.prepared()) patchState(store, { prepared });
    },
    /** Takes the place of what was prepared before only when it came whole. */
    async prepare(): Promise<void> {
      if (store.state() === 'preparing') return;
      patchState(store, { state: 'preparing' });
      const prepared = await prepare(api).catch(() => null);
      if (!prepared) return patchState(store, { state: 'failed' });
      await browserOfflineShelf.keep(prepared);
      patchState(store, { state: 'idle', prepared });
    },
  })),
);
