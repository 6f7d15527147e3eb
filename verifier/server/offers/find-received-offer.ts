import { notFound } from '#shared/contract/problem';
import { offerOver } from '#shared/contracts/verifier/offers';
import { findOrganisation, type KnownOrganisation } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { walletKey } from '../candidates/index.ts';
import { OfferModel } from './offer.model.ts';
import { isOpen, stateNow } from './offer-states.ts';

export interface ReceivedOffer {
  readonly offer: OfferModel;
  readonly company: KnownOrganisation & { readonly did: string };
  /** The same transaction in the company's tenant, where the offer may be changed. */
  readonly there: Scope;
}

/** An offer made to the key that calls. Refuses (404) an unknown one and one made to another key. */
export async function findReceivedOffer(scope: Scope, id: string): Promise<OfferModel> {
  const offer = await OfferModel.query(scope.db).findOne({ id, holder: walletKey(scope) });
  if (!offer) throw new Refusal(notFound);
  return offer;
}

/** The same, to be answered now. Refuses besides one that is over, or whose company the platform no longer approves. */
export async function findOfferToAnswer(scope: Scope, id: string): Promise<ReceivedOffer> {
  const offer = await findReceivedOffer(scope, id);
  const there = await scope.as({ organisationIds: [offer.organisationId] });
  const company = await findOrganisation(there, offer.organisationId);
  if (!isOpen(stateNow(offer, scope.now())) || company?.state !== 'approved' || !company.did) throw new Refusal(offerOver);
  return { offer, company: { ...company, did: company.did }, there };
}
