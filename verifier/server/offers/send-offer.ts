import type { BodyOf } from '#shared/contract/route';
import { expiryTooSoon, offerSent, offerWaiting, type sendOffer as contract } from '#shared/contracts/verifier/offers';
import { signedInAccount } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { violatedConstraint } from '#shared/server/violated-constraint';
import { findProfileKey } from '../candidates/index.ts';
import { refuseUnknownWishes } from '../disclosures/index.ts';
import { describeOffer } from './describe-offer.ts';
import { expiryOf } from './expiry-of.ts';
import { OfferModel } from './offer.model.ts';
import { statesBefore } from './offer-states.ts';

type Body = BodyOf<typeof contract>;

const nameOf = async (scope: Scope): Promise<string> => {
  const account = await scope.db<{ id: string; name: string }>('accounts').where('id', signedInAccount(scope).accountId).first('name');
  return account?.name ?? '';
};

/** Refuses a second offer while one waits; the database's own rule answers for two that come together. */
const insertOnce = async (scope: Scope, row: Partial<OfferModel>): Promise<OfferModel> => {
  const { organisationId, holder } = row;
  await OfferModel.query(scope.db)
    .where({ organisationId, holder })
    .whereIn('state', [...statesBefore('expired')])
    .where('expiresAt', '<=', scope.now())
    .patch({ state: 'expired' });
  try {
    return await OfferModel.query(scope.db).insertAndFetch(row);
  } catch (error) {
    if (violatedConstraint(error) === 'one_open_offer_per_profile') throw new Refusal(offerWaiting);
    throw error;
  }
};

const rowOf = ({ expiresOn: _on, ...body }: Body) => ({ ...body, wishes: [...body.wishes] });

/**
 * Sends an offer to a profile, naming the fields wished and why. Refuses a handle that is not this company's (404) or whose profile is withdrawn
 * (410), claims that do not exist, an expiry out of range, a second offer while one waits, and a company that is not approved.
 */
export async function sendOffer(scope: Scope, { body }: { readonly body: Body }) {
  const company = await requireApproved(scope);
  const expiresAt = expiryOf(body.expiresOn, scope.now());
  if (!expiresAt) throw new Refusal(expiryTooSoon);
  await refuseUnknownWishes(scope, body.wishes);
  const holder = await findProfileKey(scope, body.handle);
  const row = {
    ...rowOf(body),
    organisationId: company.id,
    holder,
    state: 'sent' as const,
    sentBy: await nameOf(scope),
    sentAt: scope.now(),
    expiresAt,
  };
  const offer = await insertOnce(scope, row);
  await scope.record(offerSent, offer.id, { organisationId: company.id, offerId: offer.id });
  await scope.audit('offer.sent', 'offer', offer.id, { wishes: body.wishes.length });
  return describeOffer(offer, scope.now());
}
