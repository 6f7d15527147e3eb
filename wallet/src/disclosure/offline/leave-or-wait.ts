import type { Wallet } from '../../vault/wallet.ts';
import type { Prepared, Sent } from '../answer-request.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Sharing } from '../sharing.ts';
import type { QueuedAnswer } from './queue-answer.ts';

/** The network, and the count of what waits for it. */
interface Link {
  online(): boolean;
  waiting(): number;
  keep(count: number): void;
}

/** Sends an answer; without a network it waits for it. The phrase was given, and is not asked again. */
export const leaveOrWait = async (
  wallet: Wallet,
  link: Link,
  prepared: Prepared,
  { uri, number, offerId }: Pick<QueuedAnswer, 'number' | 'offerId'> & { readonly uri: string | null },
): Promise<Sent> => {
  if (link.online() || uri === null) return (await import('../answer-request.ts')).sendAnswer(wallet, prepared, offerId, number);
  const { queueAnswer } = await import('./queue-answer.ts');
  const line = await queueAnswer(wallet, prepared, { uri, number, offerId });
  link.keep(link.waiting() + 1);
  return { ...line, goOn: null };
};

/** Tells a refusal; without a network, or when nobody answers, it is told once they do. */
export const refuseOrWait = async (wallet: Wallet, link: Link, request: ReadRequest, offerId: string | null): Promise<Sent> => {
  const { keepRefusal, queueRefusal } = await import('./queue-refusal.ts');
  const counted = (line: Sharing): Sharing => {
    link.keep(link.waiting() + 1);
    return line;
  };
  if (!link.online()) return { ...counted(await queueRefusal(wallet, request, offerId)), goOn: null };
  const { refuseRequest } = await import('../refuse-request.ts');
  return refuseRequest(wallet, request, offerId, async (line) => counted(await keepRefusal(wallet, request, line)));
};
