import type { Scope } from '#shared/server/scope';
import { OfferModel } from './offer.model.ts';
import { statesBefore } from './offer-states.ts';

/** Notes the offers whose last day is over. Runs as the worker. */
export async function expireOffers(scope: Scope): Promise<void> {
  await OfferModel.query(scope.db)
    .whereIn('state', [...statesBefore('expired')])
    .where('expiresAt', '<=', scope.now())
    .patch({ state: 'expired' });
}
