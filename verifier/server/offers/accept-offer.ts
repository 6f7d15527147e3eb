import { offerAnswered } from '#shared/contracts/verifier/offers';
import type { Scope } from '#shared/server/scope';
import { moveOffer } from './move-offer.ts';

export interface Acceptance {
  readonly offerId: string;
  readonly organisationId: string;
  readonly disclosureId: string;
}

/** What was asked has come: the offer is accepted. Told twice, it happens once. */
export async function acceptOffer(scope: Scope, { offerId, organisationId, disclosureId }: Acceptance): Promise<void> {
  if (!(await moveOffer(scope, offerId, 'accepted', { answeredAt: scope.now(), disclosureId }))) return;
  await scope.record(offerAnswered, offerId, { organisationId, offerId, answer: 'accepted' });
}
