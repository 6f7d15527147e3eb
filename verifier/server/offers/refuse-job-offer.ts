import type { ParamsOf } from '#shared/contract/route';
import { offerOver, type refuseJobOffer as contract } from '#shared/contracts/verifier/offers';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { declineOffer } from './decline-offer.ts';
import { findOfferToAnswer } from './find-received-offer.ts';

/** Says no: nothing is shared, the company is told that and nothing else. Refuses an offer that is over. */
export async function refuseJobOffer(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const { offer, there } = await findOfferToAnswer(scope, params.offerId);
  if (!(await declineOffer(there, { offerId: offer.id, organisationId: offer.organisationId }))) throw new Refusal(offerOver);
}
