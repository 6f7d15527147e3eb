import { offerAnswered } from '#shared/contracts/verifier/offers';
import type { Scope } from '#shared/server/scope';
import { cancelRequestsOf } from '../disclosures/index.ts';
import { moveOffer } from './move-offer.ts';

/** Notes a no, by whichever way it came; says whether the offer was still open. */
export async function declineOffer(
  scope: Scope,
  { offerId, organisationId }: { readonly offerId: string; readonly organisationId: string },
): Promise<boolean> {
  if (!(await moveOffer(scope, offerId, 'refused', { answeredAt: scope.now() }))) return false;
  await cancelRequestsOf(scope, offerId);
  await scope.record(offerAnswered, offerId, { organisationId, offerId, answer: 'refused' });
  return true;
}
