import type { Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { identityOf } from '../people/index.ts';
import { offerLetter } from './offer-letter.ts';
import { ownOrganism } from './organism.ts';
import { IssuanceModel } from './issuance.model.ts';

export interface ToAnnounce {
  readonly personId: string;
  readonly issuanceId: string;
}

/** Tells the trainee by e-mail that a credential waits; it leaves after the commit, or not at all. */
export async function announceOffer(scope: Scope, { personId, issuanceId }: ToAnnounce): Promise<void> {
  const { givenName, email } = await identityOf(scope, personId);
  const { name, locale } = await ownOrganism(scope);
  const { title } = await IssuanceModel.query(scope.db).findById(issuanceId).throwIfNotFound();
  const data = { givenName, organism: name, title, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: offerLetter, to: email, locale, data, about: personId });
}
