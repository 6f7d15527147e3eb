/** Whole lists, fetched at most once per their time to live, never per credential: the issuer learns nothing of who is verified (security.md B13). */
import type { DidResolver } from './did.ts';
import type { Clock, CryptoPort, Fetcher } from './ports.ts';
import { Refused, type FailedWhy } from './report.ts';
import type { StatusList } from './status-list.ts';
import { verifyStatusListToken, type VerifiedStatusList } from './status-token.ts';

export type StatusListAnswer =
  /** `stale`: its time to live is over and a newer one could not be had. */
  | { readonly outcome: 'read'; readonly list: StatusList; readonly fetchedAt: number; readonly stale: boolean }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'expired'; readonly fetchedAt: number }
  | { readonly outcome: 'refused'; readonly why: FailedWhy };

export interface StatusReader {
  /** The list at that address, signed by that DID. Never throws. */
  read(uri: string, did: string): Promise<StatusListAnswer>;
}

export interface StatusPorts {
  readonly fetcher: Fetcher;
  readonly resolver: DidResolver;
  readonly crypto: CryptoPort;
  readonly now: Clock;
  /** How many lists are kept; 200 unless told. */
  readonly most?: number;
}

export interface StatusCache extends StatusReader {
  /** Forgets every list: the next reading fetches. */
  clear(): void;
}

interface Got {
  readonly verified: VerifiedStatusList;
  readonly fetchedAt: number;
}
interface Entry {
  got: Got | null;
  fault: FailedWhy | 'unreachable' | null;
  askAgainAt: number;
  asking: Promise<void> | null;
}

const pause = 10;

const fetchList = async (uri: string, did: string, ports: StatusPorts): Promise<Got> => {
  const { status, body } = await ports.fetcher(uri, { accept: 'application/statuslist+jwt' });
  if (status !== 200) throw new Error('not served');
  const token = new TextDecoder().decode(body);
  return { verified: await verifyStatusListToken(token, { uri, did }, ports), fetchedAt: ports.now() };
};

const refresh = async (entry: Entry, uri: string, did: string, ports: StatusPorts): Promise<void> => {
  try {
    entry.got = await fetchList(uri, did, ports);
    entry.fault = null;
    entry.askAgainAt = entry.got.fetchedAt + entry.got.verified.ttlSeconds;
  } catch (fault) {
    entry.fault = fault instanceof Refused ? fault.why : 'unreachable';
    entry.askAgainAt = ports.now() + pause;
  }
};

const answerOf = ({ got, fault }: Entry, now: number): StatusListAnswer => {
  if (fault !== null && fault !== 'unreachable') return { outcome: 'refused', why: fault };
  if (!got) return { outcome: 'unreachable' };
  const { list, expiresAt } = got.verified;
  if (expiresAt !== null && now >= expiresAt) return { outcome: 'expired', fetchedAt: got.fetchedAt };
  return { outcome: 'read', list, fetchedAt: got.fetchedAt, stale: fault !== null };
};

/** Keeps verified lists in memory. Callers who come together share one fetch; a server that fails is asked again after ten seconds. */
export const makeStatusCache = (ports: StatusPorts): StatusCache => {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const known = entries.get(key);
    if (known) return known;
    if (entries.size >= (ports.most ?? 200)) entries.delete(entries.keys().next().value!);
    const made: Entry = { got: null, fault: null, askAgainAt: 0, asking: null };
    entries.set(key, made);
    return made;
  };
  return {
    clear: () => entries.clear(),
    async read(uri, did) {
      const entry = entryOf(`${did} ${uri}`);
      if (ports.now() >= entry.askAgainAt) {
        entry.asking ??= refresh(entry, uri, did, ports).finally(() => (entry.asking = null));
        await entry.asking;
      }
      return answerOf(entry, ports.now());
    },
  };
};
