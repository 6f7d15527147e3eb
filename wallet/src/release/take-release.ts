import { importJWK, jwtVerify, type JWK } from 'jose';

/** The service worker notes here what it took; the page reads it. Apart from Angular's own caches, which it empties by itself. */
const shelf = 'carnet-release';
const [manifestAt, signatureAt, refusedAt] = ['/ngsw.json', '/release.jws', '/refused'] as const;

export interface OfferedRelease {
  /** The bytes of `ngsw.json`: every file of a build by its digest. */
  readonly manifest: string;
  /** What signs them. */
  readonly signature: string;
}
interface Signed {
  readonly digest: string;
  /** Seconds since 1970. */
  readonly at: number;
}

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const signedBy = async (signature: string, key: JWK): Promise<Signed | null> => {
  const options = { algorithms: ['ES256'], typ: 'carnet-release+jwt', requiredClaims: ['iat'] };
  const read = await jwtVerify<{ manifest?: unknown }>(signature, await importJWK(key, 'ES256'), options).catch(() => null);
  const digest = read?.payload.manifest;
  return read && typeof digest === 'string' ? { digest, at: read.payload.iat! } : null;
};

/**
 * Whether this build may replace the one a device runs: signed by the key (RFC 7515), for this manifest and no other, and not before what was taken
 * last, so that an old build with a known fault is not brought back (`security.md` B35). What is decided is noted.
 */
export const takeRelease = async ({ manifest, signature }: OfferedRelease, key: JWK): Promise<boolean> => {
  const cache = await caches.open(shelf);
  const former = await cache.match(signatureAt);
  const [next, last] = [await signedBy(signature, key), former ? await signedBy(await former.text(), key) : null];
  const good = next !== null && next.digest === (await sha256(manifest)) && (last === null || next.at >= last.at);
  if (!good) {
    await cache.put(refusedAt, new Response());
    return false;
  }
  await Promise.all([
    cache.put(manifestAt, new Response(manifest)),
    cache.put(signatureAt, new Response(signature)),
    cache.delete(refusedAt),
  ]);
  return true;
};

export interface TakenRelease {
  /** The manifest of the build that was taken last; null when none was, for instance in a browser without service workers. */
  readonly manifest: string | null;
  /** Another was offered since, and turned away. */
  readonly refused: boolean;
}

export const takenRelease = async (): Promise<TakenRelease> => {
  const cache = await caches.open(shelf);
  const [manifest, refused] = await Promise.all([cache.match(manifestAt), cache.match(refusedAt)]);
  return { manifest: (await manifest?.text()) ?? null, refused: refused !== undefined };
};
