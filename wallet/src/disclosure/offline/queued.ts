import { alone } from '../../vault/alone.ts';
import type { Wallet } from '../../vault/wallet.ts';
import type { Sharing } from '../sharing.ts';
import type { QueuedAnswer } from './queue-answer.ts';
import type { QueuedRefusal } from './queue-refusal.ts';

export type Queued = QueuedAnswer | QueuedRefusal;

export const countQueued = async (wallet: Wallet): Promise<number> => (await wallet.store.all<Queued>('answers')).length;

/**
 * It waits no more, and its line says so: both or none. Null when somebody else, in another tab, was quicker: each is taken out once, to leave
 * or to be cancelled.
 */
export const takeOut = (wallet: Wallet, id: string, change: (line: Sharing, queued: Queued) => Sharing): Promise<Sharing | null> =>
  alone('answer-out', async () => {
    const queued = await wallet.store.get<Queued>('answers', id);
    const line = await wallet.store.get<Sharing>('disclosures', id);
    if (!queued || !line) return null;
    const value = change(line, queued);
    await wallet.store.write([
      { room: 'answers', id },
      { room: 'disclosures', id, value },
    ]);
    return value;
  });

/** From here on it may be heard. Its line; null when it was cancelled meanwhile. */
export const markTried = (wallet: Wallet, id: string): Promise<Sharing | null> =>
  alone('answer-out', async () => {
    const queued = await wallet.store.get<Queued>('answers', id);
    if (!queued || !('refusal' in queued)) return null;
    await wallet.store.write([{ room: 'answers', id, value: { ...queued, tried: true } }]);
    return (await wallet.store.get<Sharing>('disclosures', id)) ?? null;
  });
