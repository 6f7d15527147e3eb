/** Whole bitstrings, fetched at most once per their time to live: the W3C counterpart of status-cache.ts. */
import { verifyBitstringToken, type VerifiedBitstring } from './bitstring-token.ts';
import { Refused, type FailedWhy } from './report.ts';
import type { StatusPorts } from './status-cache.ts';

export type BitstringAnswer =
  /** `stale`: its time to live is over and a newer one could not be had. */
  | {
      readonly outcome: 'read';
      readonly list: Uint8Array;
      readonly purposes: readonly string[];
      readonly fetchedAt: number;
      readonly stale: boolean;
    }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'expired'; readonly fetchedAt: number }
  | { readonly outcome: 'refused'; readonly why: FailedWhy };

export interface BitstringReader {
  /** The list at that address, signed by that issuer. Never throws. */
  read(uri: string, did: string): Promise<BitstringAnswer>;
}

interface Got {
  readonly verified: VerifiedBitstring;
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
  const { status, body } = await ports.fetcher(uri, { accept: 'application/vc+jwt, application/jwt' });
  if (status !== 200) throw new Error('not served');
  return { verified: await verifyBitstringToken(new TextDecoder().decode(body), { uri, did }, ports), fetchedAt: ports.now() };
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

const answerOf = ({ got, fault }: Entry, now: number): BitstringAnswer => {
  if (fault !== null && fault !== 'unreachable') return { outcome: 'refused', why: fault };
  if (!got) return { outcome: 'unreachable' };
  const { list, purposes, expiresAt } = got.verified;
  if (expiresAt !== null && now >= expiresAt) return { outcome: 'expired', fetchedAt: got.fetchedAt };
  return { outcome: 'read', list, purposes, fetchedAt: got.fetchedAt, stale: fault !== null };
};

/** Keeps verified lists in memory. Callers who come together share one fetch; a server that fails is asked again after ten seconds. */
export const makeBitstringCache = (ports: StatusPorts): BitstringReader => {
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
