import { Refusal, type Wallet } from '../../vault/wallet.ts';
import type { Sharing } from '../sharing.ts';
import { takeOut, type Queued } from './queued.ts';

const cancelled = (line: Sharing, queued: Queued): Sharing =>
  'refusal' in queued ? { ...line, told: queued.tried ? 'unheard' : 'silent' } : { ...line, state: 'cancelled' };

/**
 * Takes back what still waits for the network: nothing leaves. A copy that was meant for this company stays meant for it: no other company ever
 * sees it, and another tab may hold what was made of it. Refuses what has left meanwhile.
 */
export const cancelQueued = async (wallet: Wallet, id: string): Promise<Sharing> => {
  const line = await takeOut(wallet, id, cancelled);
  if (!line) throw new Refusal('answer-left');
  return line;
};
