import type { Scope } from '#shared/server/scope';
import { HeldAnswerModel } from './held-answer.model.ts';
import { PresentationRequestModel } from './presentation-request.model.ts';
import { statesBefore } from './request-states.ts';

/** Closes the requests whose time is over and destroys their keys, and the answers nobody came for. Runs as the worker. */
export async function expireRequests(scope: Scope): Promise<void> {
  await PresentationRequestModel.query(scope.db)
    .whereIn('state', [...statesBefore('expired')])
    .where('expiresAt', '<=', scope.now())
    .patch({ state: 'expired', sealedKey: null, closedAt: scope.now() });
  const over = PresentationRequestModel.query(scope.db).where({ state: 'expired' }).select('id');
  await HeldAnswerModel.query(scope.db).whereIn('requestId', over).delete();
}
