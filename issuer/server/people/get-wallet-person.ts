import { Day } from '#shared/contract/values';
import type { Scope } from '#shared/server/scope';
import { identityOf } from './identity-of.ts';
import { organismCard } from './organism-card.ts';
import { connectedWallet } from './wallet-person.ts';

/** What the organism knows of the wallet's person, so that they may have it corrected (GDPR article 15). */
export async function getWalletPerson(scope: Scope) {
  const { organisationId, personId } = connectedWallet(scope);
  const { givenName, familyName, email, since } = await identityOf(scope, personId);
  const { organisation } = await organismCard(scope, organisationId);
  return { givenName, familyName, email, organisation: organisation.name, since: Day.parse(since) };
}
