import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';
import { awaitsWallet, statesBefore } from './request-states.ts';

/**
 * Moves an open request to one of its ends, once: of many callers one moves it and the others are told no. Its decryption key is destroyed.
 */
export async function closeRequest(scope: Scope, id: string, end: 'answered' | 'refused' | 'cancelled'): Promise<boolean> {
  const moved = await PresentationRequestModel.query(scope.db)
    .findById(id)
    .whereIn('state', [...statesBefore(end)])
    .where('expiresAt', '>', scope.now())
    .patch({ state: end, sealedKey: null, closedAt: scope.now() });
  return moved === 1;
}

export interface WalletEnd {
  readonly end: 'held' | 'answered' | 'refused';
  /** SHA-256 of the answer, kept with its date. */
  readonly answerHash: string;
  readonly at: Date;
  /** How long it is held. */
  readonly until?: Date;
}

/** As `closeRequest`, for what a wallet sends: never a request that another wallet's answer already waits at. */
export async function closeByWallet(scope: Scope, id: string, { end, answerHash, at, until }: WalletEnd): Promise<boolean> {
  const answer = { answerHash, answeredAt: at };
  const moved = await PresentationRequestModel.query(scope.db)
    .findById(id)
    .whereIn('state', statesBefore(end).filter(awaitsWallet))
    .where('expiresAt', '>', scope.now())
    .patch({
      state: end,
      sealedKey: null,
      closedAt: end === 'held' ? null : scope.now(),
      ...answer,
      ...(until ? { expiresAt: until } : {}),
    });
  return moved === 1;
}
