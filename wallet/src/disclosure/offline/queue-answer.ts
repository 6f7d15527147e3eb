import type { Wallet } from '../../vault/wallet.ts';
import { answerLine, type Choice, type Prepared } from '../answer-request.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Sharing } from '../sharing.ts';

/** What the person decided while there was no network. No presentation: it is made when it leaves, since it is dated. */
export interface QueuedAnswer {
  /** The line of the journal that says it waits. */
  readonly id: string;
  /** Where the request is read again. */
  readonly uri: string;
  /** Who asked what: an answer goes to nobody else, and to no other question. */
  readonly asked: string;
  readonly choices: readonly Choice[];
  readonly tellsContested: boolean;
  readonly number: string | null;
  readonly offerId: string | null;
}

/** Changes as soon as anything of the question does: who, in the registry or not, where to, what for, which claims, how long. */
export const askedBy = ({ did, clientId, payload, purpose, retentionDays, trust }: ReadRequest): string =>
  JSON.stringify([did, clientId, payload.response_uri, payload.nonce, payload.dcql_query, purpose, retentionDays, trust]);

/** Keeps an answer until the network is back, with its line in the journal, both or none. Nothing leaves. */
export const queueAnswer = async (
  wallet: Wallet,
  { request, choices, tellsContested }: Prepared,
  from: Pick<QueuedAnswer, 'uri' | 'number' | 'offerId'>,
): Promise<Sharing> => {
  const line: Sharing = { ...answerLine(wallet, request, choices, from.offerId), state: 'waiting' };
  const queued: QueuedAnswer = { id: line.id, asked: askedBy(request), choices, tellsContested, ...from };
  await wallet.store.write([
    { room: 'answers', id: queued.id, value: queued },
    { room: 'disclosures', id: line.id, value: line },
  ]);
  return line;
};
