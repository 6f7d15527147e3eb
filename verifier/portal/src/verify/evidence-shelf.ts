import type { Shelf } from './evidence.ts';

const place = 'carnet-evidence-1';
const dated = 'x-carnet-fetched-at';
const mostKept = 60;
const monthSeconds = 31 * 86_400;

const open = (): Promise<Cache | null> => (typeof caches === 'undefined' ? Promise.resolve(null) : caches.open(place).catch(() => null));

const prune = async (cache: Cache): Promise<void> => {
  const all = await cache.keys();
  for (const oldest of all.slice(0, Math.max(0, all.length - mostKept))) await cache.delete(oldest);
};

const keep: Shelf['keep'] = async (url, body, fetchedAt) => {
  const cache = await open();
  if (!cache) return;
  try {
    await cache.delete(url);
    await cache.put(url, new Response(new Uint8Array(body), { headers: { [dated]: String(fetchedAt) } }));
    await prune(cache);
  } catch {
    // a full disk or a private window: the check goes on without a copy
  }
};

const find: Shelf['find'] = async (url) => {
  const found = await (await open())?.match(url).catch(() => undefined);
  const fetchedAt = Number(found?.headers.get(dated));
  if (!found || !Number.isInteger(fetchedAt) || fetchedAt < Date.now() / 1000 - monthSeconds) return null;
  return { body: new Uint8Array(await found.arrayBuffer()), fetchedAt };
};

/** Registry, DID documents and status lists as they were last read in this browser, for a month at most: none of them names a person. */
export const browserShelf: Shelf = { keep, find };
