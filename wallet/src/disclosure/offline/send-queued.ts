import { alone } from '../../vault/alone.ts';
import { Refusal, type Wallet } from '../../vault/wallet.ts';
import { prepareAnswer, sendAnswer, type Prepared, type Sent } from '../answer-request.ts';
import { readRequest } from '../read-request.ts';
import type { Sharing } from '../sharing.ts';
import { askedBy, type QueuedAnswer } from './queue-answer.ts';

/** The same question by the same company, answered by what the person chose, dated now, by the copy that was meant for it. */
const prepareAgain = async (wallet: Wallet, { uri, asked, choices, tellsContested }: QueuedAnswer): Promise<Prepared> => {
  const request = await readRequest(wallet, uri);
  if (request.trust === 'unreachable') throw new Refusal('request-unreachable');
  if (request.trust !== 'trusted' || askedBy(request) !== asked) throw new Refusal('request-over');
  return prepareAnswer(wallet, request, choices, true, tellsContested);
};

/** Only a refusal in words ends the waiting; a locked vault or a server that is away does not. */
const ends = (cause: unknown): boolean => cause instanceof Refusal && cause.code !== 'request-unreachable';

/** It waits no more, whatever comes next. */
const takeOut = async (wallet: Wallet, { id }: QueuedAnswer, state: 'failed' | 'unknown'): Promise<void> => {
  const line = await wallet.store.get<Sharing>('disclosures', id);
  await wallet.store.write([{ room: 'answers', id }, ...(line ? [{ room: 'disclosures' as const, id, value: { ...line, state } }] : [])]);
};

const sendOne = async (wallet: Wallet, queued: QueuedAnswer): Promise<Sent | null> => {
  let prepared: Prepared;
  try {
    prepared = await prepareAgain(wallet, queued);
  } catch (cause) {
    if (ends(cause)) await takeOut(wallet, queued, 'failed');
    return null;
  }
  // From here on it may have left: after a crash it is of unknown fate, and never sent a second time.
  await takeOut(wallet, queued, 'unknown');
  const sent = await sendAnswer(wallet, prepared, queued.offerId, queued.number);
  // The sending has a line of its own, which says more.
  await wallet.store.write([{ room: 'disclosures', id: queued.id }]);
  return sent;
};

export const countQueued = async (wallet: Wallet): Promise<number> => (await wallet.store.all<QueuedAnswer>('answers')).length;

/**
 * Sends what waits for the network, one tab at a time, each once. What cannot be read again now goes on waiting; a question that changed, is
 * over, or comes from somebody else gets no answer, and the journal says so.
 */
export const sendQueued = (wallet: Wallet): Promise<readonly Sent[]> =>
  alone('answers', async () => {
    const sent: Sent[] = [];
    for (const queued of await wallet.store.all<QueuedAnswer>('answers')) {
      const one = await sendOne(wallet, queued);
      if (one) sent.push(one);
    }
    return sent;
  });
