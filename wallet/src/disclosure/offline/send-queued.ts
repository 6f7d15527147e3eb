import { alone } from '../../vault/alone.ts';
import { Refusal, type Wallet } from '../../vault/wallet.ts';
import { prepareAnswer, sendAnswer, type Prepared } from '../answer-request.ts';
import { readRequest } from '../read-request.ts';
import type { Sharing } from '../sharing.ts';
import { askedBy, type QueuedAnswer } from './queue-answer.ts';
import { takeOut, type Queued } from './queued.ts';
import { tellQueued } from './tell-queued.ts';

/** The same question by the same company, answered by what the person chose, dated now, by the copy that was meant for it. */
const prepareAgain = async (wallet: Wallet, { uri, asked, choices, tellsContested }: QueuedAnswer): Promise<Prepared> => {
  const request = await readRequest(wallet, uri);
  if (request.trust === 'unreachable') throw new Refusal('request-unreachable');
  if (askedBy(request) !== asked) throw new Refusal('request-over');
  return prepareAnswer(wallet, request, choices, true, tellsContested);
};

/** Only a refusal in words ends the waiting; a locked vault or a server that is away does not. */
const ends = (cause: unknown): boolean => cause instanceof Refusal && cause.code !== 'request-unreachable';

const sendOne = async (wallet: Wallet, queued: QueuedAnswer): Promise<Sharing | null> => {
  let prepared: Prepared;
  try {
    prepared = await prepareAgain(wallet, queued);
  } catch (cause) {
    return ends(cause) ? takeOut(wallet, queued.id, (line) => ({ ...line, state: 'failed' })) : null;
  }
  // From here on it may have left: after a crash it is of unknown fate, and never sent a second time. Unless it was cancelled a moment ago.
  const out = await takeOut(wallet, queued.id, (line) => ({ ...line, state: 'unknown' }));
  if (!out) return null;
  const { goOn: _nowhere, ...sent } = await sendAnswer(wallet, prepared, queued.offerId, queued.number);
  // What the sending wrote says more, and takes the place of what waited: who looks at it goes on looking at the same line.
  const line: Sharing = { ...sent, id: queued.id };
  await wallet.store.write([
    { room: 'disclosures', id: sent.id },
    { room: 'disclosures', id: line.id, value: line },
  ]);
  return line;
};

/**
 * Sends what waits for the network, one tab at a time, each once; gives the line of each that waits no more. What cannot be read again now goes on waiting; a question that changed, is
 * over, or comes from somebody else gets no answer, and the journal says so. Refusals are told.
 */
export const sendQueued = (wallet: Wallet): Promise<readonly Sharing[]> =>
  alone('answers', async () => {
    const sent: Sharing[] = [];
    for (const queued of await wallet.store.all<Queued>('answers')) {
      const one = await ('refusal' in queued ? tellQueued(wallet, queued) : sendOne(wallet, queued));
      if (one) sent.push(one);
    }
    return sent;
  });
