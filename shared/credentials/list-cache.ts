/** Whole published lists, fetched at most once per their time to live, never per credential: the issuer learns nothing of who is verified (security.md B13). */
import type { DidResolver } from './did.ts';
import type { Clock, CryptoPort, Fetcher } from './ports.ts';
import { Refused, type FailedWhy } from './report.ts';

/** What a token of a list says beside the list, once its signature holds. Both in seconds. */
export interface Lifetime {
  readonly expiresAt: number | null;
  readonly ttlSeconds: number;
}

export type ListAnswer<V extends Lifetime> =
  /** `stale`: its time to live is over and a newer one could not be had. */
  | (Omit<V, keyof Lifetime> & { readonly outcome: 'read'; readonly fetchedAt: number; readonly stale: boolean })
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'expired'; readonly fetchedAt: number }
  | { readonly outcome: 'refused'; readonly why: FailedWhy };

export interface ListPorts {
  readonly fetcher: Fetcher;
  readonly resolver: DidResolver;
  readonly crypto: CryptoPort;
  readonly now: Clock;
  /** How many lists are kept; 200 unless told. */
  readonly most?: number;
}

export interface ListKind<V extends Lifetime> {
  /** Media types it is asked for as. */
  readonly accept: string;
  /** Refuses by throwing. */
  readonly verify: (token: string, expected: { readonly uri: string; readonly did: string }, ports: ListPorts) => Promise<V>;
}

export interface ListReader<V extends Lifetime> {
  /** The list at that address, signed by that issuer. Never throws. */
  read(uri: string, did: string): Promise<ListAnswer<V>>;
}

export interface ListCache<V extends Lifetime> extends ListReader<V> {
  /** Forgets every list: the next reading fetches. */
  clear(): void;
}

interface Entry<V> {
  got: { readonly verified: V; readonly fetchedAt: number } | null;
  fault: FailedWhy | 'unreachable' | null;
  askAgainAt: number;
  asking: Promise<void> | null;
}

const pause = 10;

const fetchList = async <V extends Lifetime>({ accept, verify }: ListKind<V>, uri: string, did: string, ports: ListPorts) => {
  const { status, body } = await ports.fetcher(uri, { accept });
  if (status !== 200) throw new Error('not served');
  return { verified: await verify(new TextDecoder().decode(body), { uri, did }, ports), fetchedAt: ports.now() };
};

const refresh = async <V extends Lifetime>(
  entry: Entry<V>,
  kind: ListKind<V>,
  uri: string,
  did: string,
  ports: ListPorts,
): Promise<void> => {
  try {
    entry.got = await fetchList(kind, uri, did, ports);
    entry.fault = null;
    entry.askAgainAt = entry.got.fetchedAt + entry.got.verified.ttlSeconds;
  } catch (fault) {
    entry.fault = fault instanceof Refused ? fault.why : 'unreachable';
    entry.askAgainAt = ports.now() + pause;
  }
};

const answerOf = <V extends Lifetime>({ got, fault }: Entry<V>, now: number): ListAnswer<V> => {
  if (fault !== null && fault !== 'unreachable') return { outcome: 'refused', why: fault };
  if (!got) return { outcome: 'unreachable' };
  const { expiresAt, ttlSeconds: _ttl, ...content } = got.verified;
  if (expiresAt !== null && now >= expiresAt) return { outcome: 'expired', fetchedAt: got.fetchedAt };
  return { ...content, outcome: 'read', fetchedAt: got.fetchedAt, stale: fault !== null };
};

/** Keeps verified lists in memory. Callers who come together share one fetch; a server that fails is asked again after ten seconds. */
export const makeListCache = <V extends Lifetime>(kind: ListKind<V>, ports: ListPorts): ListCache<V> => {
  const entries = new Map<string, Entry<V>>();
  const entryOf = (key: string): Entry<V> => {
    const known = entries.get(key);
    if (known) return known;
    if (entries.size >= (ports.most ?? 200)) entries.delete(entries.keys().next().value!);
    const made: Entry<V> = { got: null, fault: null, askAgainAt: 0, asking: null };
    entries.set(key, made);
    return made;
  };
  return {
    clear: () => entries.clear(),
    async read(uri, did) {
      const entry = entryOf(`${did} ${uri}`);
      if (ports.now() >= entry.askAgainAt) {
        entry.asking ??= refresh(entry, kind, uri, did, ports).finally(() => (entry.asking = null));
        await entry.asking;
      }
      return answerOf(entry, ports.now());
    },
  };
};
