import { notApproved } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { describeRegister } from './describe-register.ts';
import { findOrganisation } from './find-organisation.ts';

/** The keys of the organisation chosen in the menu. Refuses one that was never approved, hence has none. */
export async function getKeyRegister(scope: Scope) {
  const found = await findOrganisation(scope, organisationOf(scope));
  if (!found?.did) throw new Refusal(notApproved);
  return describeRegister(scope, { id: found.id, did: found.did });
}
