/** What was published about some credentials at one moment, kept whole: enough to check them again without a network. */
import { decodeBytes, encodeBytes } from './base64url.ts';
import { makeBitstringCache } from './bitstring-cache.ts';
import { makeDidResolver } from './did-resolver.ts';
import type { CryptoPort, Fetcher, PublicJwk } from './ports.ts';
import { makeRegistryCache } from './registry-cache.ts';
import type { RegistryEntry } from './registry.ts';
import { makeStatusCache } from './status-cache.ts';
import { verifyDocument, type DocumentReport } from './verify-document.ts';

export interface Snapshot {
  /** Seconds since 1970. */
  readonly takenAt: number;
  /** Who is trusted is read from this registry, under this key: whoever gives the snapshot away chose both. */
  readonly registry: { readonly serverUrl: string; readonly key: PublicJwk };
  /** Bodies by address, base64url. */
  readonly pages: Readonly<Record<string, string>>;
}

export interface CheckedOffline {
  readonly document: DocumentReport;
  readonly issuer: RegistryEntry | null;
}

const portsOf = ({ registry, takenAt }: Pick<Snapshot, 'registry' | 'takenAt'>, fetcher: Fetcher, crypto: CryptoPort) => {
  // Lists and registry count as fresh on the day they were taken: their age is told beside the verdict.
  const now = (): number => takenAt;
  const issuers = makeRegistryCache({ ...registry, fetcher, crypto, now });
  const resolver = makeDidResolver({ fetcher, now, anchors: () => issuers.anchors() });
  const ports = { fetcher, resolver, crypto, now };
  return { resolver, trust: issuers.trust, statuses: makeStatusCache(ports), bitstrings: makeBitstringCache(ports) };
};

const check = async (text: string, ports: ReturnType<typeof portsOf>, crypto: CryptoPort, now: number): Promise<CheckedOffline> => {
  const document = await verifyDocument(text, { ...ports, crypto, now });
  const known = document.report.issuer === null ? null : await ports.trust(document.report.issuer);
  return { document, issuer: known?.outcome === 'trusted' ? known.entry : null };
};

/** Checks the credentials now and keeps every page that was read on the way. A page that does not answer is simply not in the snapshot. */
export const takeSnapshot = async (
  texts: readonly string[],
  from: { readonly registry: Snapshot['registry']; readonly fetcher: Fetcher; readonly crypto: CryptoPort; readonly now: number },
): Promise<Snapshot> => {
  const pages: Record<string, string> = {};
  const fetcher: Fetcher = async (url, options) => {
    const answer = await from.fetcher(url, options);
    if (answer.status === 200) pages[url] = encodeBytes(answer.body);
    return answer;
  };
  const { registry, now: takenAt } = from;
  const ports = portsOf({ registry, takenAt }, fetcher, from.crypto);
  for (const text of texts) await check(text, ports, from.crypto, takenAt);
  return { takenAt, registry, pages };
};

/** Checks one credential by a snapshot alone. `now`, in seconds, only decides whether it has expired since. */
export const checkOffline = (text: string, snapshot: Snapshot, crypto: CryptoPort, now: number): Promise<CheckedOffline> => {
  const fetcher: Fetcher = (url) => {
    const page = snapshot.pages[url];
    if (page === undefined) return Promise.reject(new Error('not in the snapshot'));
    return Promise.resolve({ status: 200, headers: new Headers(), body: decodeBytes(page) });
  };
  return check(text, portsOf(snapshot, fetcher, crypto), crypto, Math.max(now, snapshot.takenAt));
};
