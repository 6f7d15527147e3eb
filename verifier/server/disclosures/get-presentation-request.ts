import type { ParamsOf } from '#shared/contract/route';
import type { getPresentationRequest as contract } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { describeRequest } from './describe-request.ts';
import { findOwnRequest } from './find-own-request.ts';

/** Where a request of the company stands. */
export async function getPresentationRequest(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  return describeRequest(scope, await findOwnRequest(scope, params.requestId));
}
