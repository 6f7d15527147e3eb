import type { QueryOf } from '#shared/contract/route';
import type { listOffers as contract } from '#shared/contracts/verifier/offers';
import { organisationOf, type Scope } from '#shared/server/scope';
import { describeOffer } from './describe-offer.ts';
import { OfferModel } from './offer.model.ts';

const most = 500;

/** The company's offers, newest first, and how many stand where. */
export async function listOffers(scope: Scope, { query }: { readonly query: QueryOf<typeof contract> }) {
  const found = await OfferModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  const offers = found.map((offer) => describeOffer(offer, scope.now()));
  const count = (state: string): number => offers.filter((offer) => offer.state === state).length;
  return {
    items: query.state ? offers.filter((offer) => offer.state === query.state) : offers,
    counts: { sent: count('sent'), seen: count('seen'), accepted: count('accepted'), refused: count('refused') },
  };
}
