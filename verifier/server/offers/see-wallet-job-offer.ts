import type { ParamsOf } from '#shared/contract/route';
import type { seeWalletJobOffer as contract } from '#shared/contracts/verifier/offers';
import type { Scope } from '#shared/server/scope';
import { findReceivedOffer } from './find-received-offer.ts';
import { moveOffer } from './move-offer.ts';

/** The offer was opened: the company is shown so, once. An offer already answered or over stays as it is. */
export async function seeWalletJobOffer(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const offer = await findReceivedOffer(scope, params.offerId);
  const there = await scope.as({ organisationIds: [offer.organisationId] });
  if (offer.expiresAt > scope.now()) await moveOffer(there, offer.id, 'seen', { seenAt: scope.now() });
}
