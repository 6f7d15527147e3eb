import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { OfferModel } from './offer.model.ts';

/** An offer of the scope's company. Refuses (404) an unknown one and another company's. */
export async function findOwnOffer(scope: Scope, id: string): Promise<OfferModel> {
  const offer = await OfferModel.query(scope.db).findOne({ id, organisationId: organisationOf(scope) });
  if (!offer) throw new Refusal(notFound);
  return offer;
}
