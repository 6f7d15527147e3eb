import type { Prepared } from '#shared/credentials/offline-organisms';

const place = 'carnet-offline-1';
const address = '/verify/prepared';

/** What was prepared in this browser, in one piece: published documents and lists, which name nobody. */
export interface OfflineShelf {
  keep(prepared: Prepared): Promise<void>;
  find(): Promise<Prepared | null>;
}

const open = (): Promise<Cache | null> => (typeof caches === 'undefined' ? Promise.resolve(null) : caches.open(place).catch(() => null));

const keep: OfflineShelf['keep'] = async (prepared) => {
  const cache = await open();
  // A full disk or a private window: it then holds for as long as the page stays open.
  await cache?.put(address, new Response(JSON.stringify(prepared))).catch(() => undefined);
};

const find: OfflineShelf['find'] = async () => {
  const found = await (await open())?.match(address).catch(() => undefined);
  return found ? ((await found.json().catch(() => null)) as Prepared | null) : null;
};

export const browserOfflineShelf: OfflineShelf = { keep, find };
