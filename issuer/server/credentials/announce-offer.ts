import type { Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { identityOf, languageOf } from '../people/index.ts';
import { offerLetter } from './offer-letter.ts';
import { ownOrganism } from './organism.ts';
import { IssuanceModel } from './issuance.model.ts';

export interface ToAnnounce {
  readonly personId: string;
  readonly issuanceId: string;
}

/**
 * Tells the trainee by e-mail that a credential waits; it leaves after the commit, or not at all. What takes the place of another is told with
 * that other's end (tell-holder.ts).
 */
export async function announceOffer(scope: Scope, { personId, issuanceId }: ToAnnounce): Promise<void> {
  const { title, replacesId } = await IssuanceModel.query(scope.db).findById(issuanceId).throwIfNotFound();
  if (replacesId !== null) return;
  const { givenName, email } = await identityOf(scope, personId);
  const { name, locale } = await ownOrganism(scope);
  const language = (await languageOf(scope, personId)) ?? locale;
  const data = { givenName, organism: name, title, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: offerLetter, to: email, locale: language, data, about: personId });
}
