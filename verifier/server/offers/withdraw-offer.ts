import type { ParamsOf } from '#shared/contract/route';
import { offerOver, type withdrawOffer as contract } from '#shared/contracts/verifier/offers';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { cancelRequestsOf } from '../disclosures/index.ts';
import { describeOffer } from './describe-offer.ts';
import { findOwnOffer } from './find-own-offer.ts';
import { moveOffer } from './move-offer.ts';
import { isOpen, stateNow } from './offer-states.ts';

/** Withdraws an offer; a request made to answer it is closed. Refuses one that is over. */
export async function withdrawOffer(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  const offer = await findOwnOffer(scope, params.offerId);
  if (!isOpen(stateNow(offer, scope.now())) || !(await moveOffer(scope, offer.id, 'withdrawn'))) throw new Refusal(offerOver);
  await cancelRequestsOf(scope, offer.id);
  return describeOffer(await findOwnOffer(scope, offer.id), scope.now());
}
