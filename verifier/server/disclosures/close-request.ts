import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';
import { statesBefore } from './request-states.ts';

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
