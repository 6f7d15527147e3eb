import type { Wallet } from '../../vault/wallet.ts';
import { tellRefusal, toldLine } from '../refuse-request.ts';
import type { Sharing } from '../sharing.ts';
import type { QueuedRefusal } from './queue-refusal.ts';
import { markTried, takeOut } from './queued.ts';

/** Somebody told twice hears nothing new, so it leaves the queue only once somebody answered: a crash before that tells it again. */
export const tellQueued = async (wallet: Wallet, { id, refusal }: QueuedRefusal): Promise<Sharing | null> => {
  if (refusal.until !== null && refusal.until + 60 < wallet.clock()) return takeOut(wallet, id, (line) => ({ ...line, told: 'unheard' }));
  const tried = await markTried(wallet, id);
  const response = tried ? await tellRefusal(refusal) : null;
  if (!tried || !response) return null;
  const { told } = await toldLine(tried, response);
  return takeOut(wallet, id, (line) => ({ ...line, told: told.told ?? null, answer: told.answer ?? null }));
};
