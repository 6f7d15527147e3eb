import { checkOffline, takeSnapshot, type CheckedOffline, type Snapshot } from '#shared/credentials/snapshot';
import { handCopy } from '../credentials/use-copy.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import type { Wallet } from '../vault/wallet.ts';

export interface Held {
  readonly credential: StoredCredential;
  /** The copy kept for files, with everything it may disclose. */
  readonly text: string;
  readonly checked: CheckedOffline;
}

export interface Whole {
  readonly held: readonly Held[];
  readonly snapshot: Snapshot;
}

const byDay = (one: StoredCredential, other: StoredCredential): number =>
  (other.on ?? other.receivedAt).localeCompare(one.on ?? one.receivedAt);

/** Everything the carnet holds today, newest first, checked now. What was replaced by a correction stays out. */
export const gatherWhole = async (wallet: Wallet): Promise<Whole> => {
  const all = await wallet.store.all<StoredCredential>('credentials');
  const kept = all.filter(({ state, copies }) => state !== 'replaced' && copies.length > 0).sort(byDay);
  const texts: string[] = [];
  for (const { id } of kept) texts.push(await handCopy(wallet, id));
  const { issuerUrl: serverUrl, issuerRegistryKey: key } = wallet.settings;
  const { crypto, fetch: fetcher } = wallet;
  const snapshot = await takeSnapshot(texts, { registry: { serverUrl, key }, fetcher, crypto, now: wallet.clock() });
  const checked = await Promise.all(texts.map((text) => checkOffline(text, snapshot, crypto, wallet.clock())));
  return { snapshot, held: kept.map((credential, place) => ({ credential, text: texts[place]!, checked: checked[place]! })) };
};
