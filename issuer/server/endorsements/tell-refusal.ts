import type { PayloadOf } from '#shared/contract/fact';
import type { endorsementRefused } from '#shared/contracts/issuer/endorsements';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { deliver } from '../notifications/index.ts';
import { findOrganisation } from '../organisations/index.ts';
import { identityOf, languageOf } from '../people/index.ts';
import { refusalLetter } from './refusal-letter.ts';

/** Writes to who asked that the organism answered, in the language their wallet speaks. */
export async function tellRefusal(scope: Scope, { payload }: Happened<PayloadOf<typeof endorsementRefused>>): Promise<void> {
  const { personId } = payload;
  const organisation = await findOrganisation(scope, organisationOf(scope));
  if (!organisation) return;
  const { givenName, email } = await identityOf(scope, personId);
  const locale = (await languageOf(scope, personId)) ?? organisation.locale;
  const data = { givenName, organism: organisation.name, walletUrl: scope.house.config.walletUrl };
  await deliver(scope, { template: refusalLetter, to: email, locale, data, about: personId });
}
