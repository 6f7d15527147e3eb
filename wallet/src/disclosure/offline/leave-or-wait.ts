import type { Connectivity } from '#shared/angular/connectivity';
import type { Wallet } from '../../vault/wallet.ts';
import type { Prepared, Sent } from '../answer-request.ts';
import type { QueuedAnswer } from './queue-answer.ts';

/** Sends an answer; without a network it waits for it. The phrase was given, and is not asked again. */
export const leaveOrWait = async (
  wallet: Wallet,
  link: Connectivity,
  prepared: Prepared,
  { uri, number, offerId }: Pick<QueuedAnswer, 'number' | 'offerId'> & { readonly uri: string | null },
): Promise<Sent> => {
  if (link.online() || uri === null) return (await import('../answer-request.ts')).sendAnswer(wallet, prepared, offerId, number);
  const { queueAnswer } = await import('./queue-answer.ts');
  const line = await queueAnswer(wallet, prepared, { uri, number, offerId });
  link.keep(link.waiting() + 1);
  return { ...line, goOn: null };
};
