import type { ParamsOf } from '#shared/contract/route';
import { requestOver, type cancelPresentationRequest as contract } from '#shared/contracts/verifier/disclosures';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { closeRequest } from './close-request.ts';
import { findOwnRequest } from './find-own-request.ts';

/** Closes a request nobody answered. Refuses one that is over. */
export async function cancelPresentationRequest(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const request = await findOwnRequest(scope, params.requestId);
  if (!(await closeRequest(scope, request.id, 'cancelled'))) throw new Refusal(requestOver);
}
