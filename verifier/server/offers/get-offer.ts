import type { ParamsOf } from '#shared/contract/route';
import type { getOffer as contract } from '#shared/contracts/verifier/offers';
import type { Scope } from '#shared/server/scope';
import { describeOffer } from './describe-offer.ts';
import { findOwnOffer } from './find-own-offer.ts';

/** One offer of the company. */
export async function getOffer(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  return describeOffer(await findOwnOffer(scope, params.offerId), scope.now());
}
