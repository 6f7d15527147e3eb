import type { Scope } from '#shared/server/scope';
import { closeRequest } from './close-request.ts';
import { PresentationRequestModel } from './presentation-request.model.ts';
import { statesBefore } from './request-states.ts';

/** Closes every open request made for an offer: it was withdrawn, refused, or is asked for anew. */
export async function cancelRequestsOf(scope: Scope, offerId: string): Promise<void> {
  const open = await PresentationRequestModel.query(scope.db)
    .where({ offerId })
    .whereIn('state', [...statesBefore('cancelled')])
    .select('id');
  for (const { id } of open) await closeRequest(scope, id, 'cancelled');
}
