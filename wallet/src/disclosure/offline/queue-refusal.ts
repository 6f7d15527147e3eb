import type { Wallet } from '../../vault/wallet.ts';
import type { ReadRequest } from '../read-request.ts';
import { noteOf, refusalLine, type RefusalNote } from '../refuse-request.ts';
import type { Sharing } from '../sharing.ts';

/** A refusal nobody could be told of. It says nothing of the person, so it is not read again: it goes where it would have gone. */
export interface QueuedRefusal {
  /** The line of the journal that says that it was not told yet. */
  readonly id: string;
  readonly refusal: RefusalNote;
  /** It was sent once, and nobody answered: it may have been heard. */
  readonly tried: boolean;
}

const keep = async (wallet: Wallet, queued: QueuedRefusal, line: Sharing): Promise<Sharing> => {
  const waiting: Sharing = { ...line, told: 'waiting' };
  await wallet.store.write([
    { room: 'answers', id: queued.id, value: queued },
    { room: 'disclosures', id: line.id, value: waiting },
  ]);
  return waiting;
};

/** Keeps a refusal until the network is back, with its line in the journal, both or none. Nothing leaves. */
export const queueRefusal = async (wallet: Wallet, request: ReadRequest, offerId: string | null): Promise<Sharing> => {
  const line = await refusalLine(wallet, request, offerId);
  return keep(wallet, { id: line.id, refusal: noteOf(request), tried: false }, line);
};

/** The same when the network was found away only while it was told. */
export const keepRefusal = (wallet: Wallet, request: ReadRequest, line: Sharing): Promise<Sharing> =>
  keep(wallet, { id: line.id, refusal: noteOf(request), tried: true }, line);
