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

/** As `closeRequest`, for what a wallet sends: never a request that another wallet's answer already waits at. */
export async function closeByWallet(scope: Scope, id: string, end: 'held' | 'answered' | 'refused', until?: Date): Promise<boolean> {
  const moved = await PresentationRequestModel.query(scope.db)
    .findById(id)
    .whereIn('state', statesBefore(end).filter(awaitsWallet))
    .where('expiresAt', '>', scope.now())
    .patch({ state: end, sealedKey: null, closedAt: end === 'held' ? null : scope.now(), ...(until ? { expiresAt: until } : {}) });
  return moved === 1;
}
