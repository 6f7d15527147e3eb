import type { ParamsOf } from '#shared/contract/route';
import type { requestForOffer as contract } from '#shared/contracts/verifier/offers';
import type { Scope } from '#shared/server/scope';
import { cancelRequestsOf, requestDisclosure, walletUriOf } from '../disclosures/index.ts';
import { findOfferToAnswer } from './find-received-offer.ts';

const minutes = 10;

/**
 * The presentation request that answers yes: in the company's name, for what the offer wishes, ten minutes, once. An earlier one that was not
 * answered is closed. Refuses an offer that is over.
 */
export async function requestForOffer(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  const { offer, company, there } = await findOfferToAnswer(scope, params.offerId);
  await cancelRequestsOf(there, offer.id);
  const { purpose, wishes, retentionDays, id, holder, handle } = offer;
  const request = await requestDisclosure(there, { company, purpose, wishes, retentionDays, minutes, offer: { id, holder, handle } });
  return { uri: await walletUriOf(there, request), expiresAt: request.expiresAt.toISOString() };
}
