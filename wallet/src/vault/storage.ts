import { Refusal } from './wallet.ts';

/** Two copies of a credential and what surrounds them, with a wide margin. */
const wanted = 2 * 1024 * 1024;
const storage = (): StorageManager | undefined => (globalThis.navigator as { storage?: StorageManager } | undefined)?.storage;

/** Is there room for one more credential? Asked before an offer is accepted, so that nothing is half received (reliability.md D12). */
export const assertRoom = async (): Promise<void> => {
  const { usage = 0, quota = Infinity } =
    (await storage()
      ?.estimate()
      .catch(() => null)) ?? {};
  if (quota - usage < wanted) throw new Refusal('storage-full');
};

/** What this wallet takes on the device and what the browser would let it take, in bytes; null where the browser does not say. */
export const roomHere = async (): Promise<{ readonly used: number; readonly quota: number } | null> => {
  const { usage, quota } =
    (await storage()
      ?.estimate()
      .catch(() => null)) ?? {};
  return usage === undefined || !quota ? null : { used: usage, quota };
};

/** Asks the browser not to evict the wallet when the disk fills up. Says whether it promised. */
export const askToPersist = async (): Promise<boolean> =>
  (await storage()
    ?.persist()
    .catch(() => false)) ?? false;
export const persisted = async (): Promise<boolean> =>
  (await storage()
    ?.persisted()
    .catch(() => false)) ?? false;
