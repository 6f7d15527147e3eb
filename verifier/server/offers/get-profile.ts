import type { Scope } from '#shared/server/scope';
import { getOwnProfile, walletKey } from '../candidates/index.ts';
import { OfferModel } from './offer.model.ts';
import { statesBefore } from './offer-states.ts';

/** The profile this key published, and how many offers wait for an answer. */
export async function getProfile(scope: Scope) {
  const waiting = await OfferModel.query(scope.db)
    .where({ holder: walletKey(scope) })
    .whereIn('state', [...statesBefore('accepted')])
    .where('expiresAt', '>', scope.now())
    .resultSize();
  return { profile: await getOwnProfile(scope), offers: waiting };
}
