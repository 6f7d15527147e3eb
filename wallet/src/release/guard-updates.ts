import type { OfferedRelease } from './take-release.ts';

type Fetch = typeof fetch;

/** As Angular's worker asks for the manifest of the newest build (`fetchLatestManifest`); a page that reads it for itself is not in question. */
const asksForUpdate = (url: string): boolean => {
  const { pathname, searchParams } = new URL(url, location.href);
  return pathname === '/ngsw.json' && searchParams.has('ngsw-cache-bust');
};

/** The one answer after which Angular's worker goes on serving the build it has: 404 makes it leave, any other error lets the network in. */
const away = (): Response => new Response(null, { status: 503 });

/**
 * A `fetch` for Angular's service worker, to which no build exists but one that `take` says yes to: for any other, the server seems away, and the build
 * that is there goes on. Network errors stay what they are.
 */
export const guardUpdates =
  (network: Fetch, take: (release: OfferedRelease) => Promise<boolean>): Fetch =>
  async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!asksForUpdate(url)) return network(input, init);
    const answer = await network(input, init);
    const signed = await network('/release.jws', { cache: 'no-store' });
    if (!answer.ok || signed.status >= 500) return away();
    const [manifest, signature] = await Promise.all([answer.text(), signed.text()]);
    if (!(await take({ manifest, signature }))) return away();
    return new Response(manifest, { headers: { 'content-type': 'application/json' } });
  };
