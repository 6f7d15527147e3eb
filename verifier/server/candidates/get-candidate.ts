import type { ParamsOf, ReplyOf } from '#shared/contract/route';
import type { getCandidate as contract } from '#shared/contracts/verifier/candidates';
import { requireApproved } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { describeCards } from './describe-cards.ts';
import { findCandidate } from './find-candidate.ts';

/** One masked card. Refuses as `findCandidate` does, and a company that is not approved. */
export async function getCandidate(
  scope: Scope,
  { params }: { readonly params: ParamsOf<typeof contract> },
): Promise<ReplyOf<typeof contract>> {
  await requireApproved(scope);
  const found = await findCandidate(scope, params.handle);
  const [card] = await describeCards(scope, [found], () => params.handle);
  return { ...card!, handle: params.handle };
}
