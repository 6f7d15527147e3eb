import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';
import { statesBefore } from './request-states.ts';

/** Closes the requests whose time is over and destroys their keys. Runs as the worker. */
export async function expireRequests(scope: Scope): Promise<void> {
  await PresentationRequestModel.query(scope.db)
    .whereIn('state', [...statesBefore('expired')])
    .where('expiresAt', '<=', scope.now())
    .patch({ state: 'expired', sealedKey: null, closedAt: scope.now() });
}
