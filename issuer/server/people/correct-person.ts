import { personCorrected } from '#shared/contracts/issuer/people';
import { organisationOf, type Scope } from '#shared/server/scope';
import { lockPeople, type NewPerson } from './add-people.ts';
import { endInvitations } from './end-invitations.ts';
import { findPeople } from './find-people.ts';
import { identityOf } from './identity-of.ts';
import { PersonModel, PersonOrganisationModel } from './person.model.ts';
import { tidyName } from './person-name.ts';

export type Correction = 'address-of-another' | 'same-address' | 'new-address';

/**
 * Corrects names and address. Says `address-of-another`, and changes nothing, when another of the organism's persons has it. A new address kills
 * the links sent to the former one, which may be a stranger's.
 */
export async function correctPerson(scope: Scope, personId: string, corrected: NewPerson): Promise<Correction> {
  await lockPeople(scope);
  const organisationId = organisationOf(scope);
  const before = await identityOf(scope, personId);
  const holder = (await findPeople(scope, [corrected.email])).get(corrected.email);
  if (holder && holder.personId !== personId) return 'address-of-another';
  const { givenName, familyName, email } = corrected;
  await PersonModel.query(scope.db)
    .findById(personId)
    .patch({ givenName: tidyName(givenName), familyName: tidyName(familyName) });
  await PersonOrganisationModel.query(scope.db).where({ organisationId, personId }).patch({ email });
  if (before.email !== email) await endInvitations(scope, personId);
  await scope.record(personCorrected, personId, { organisationId, personId });
  await scope.audit('person.corrected', 'person', personId, { address: before.email !== email });
  return before.email === email ? 'same-address' : 'new-address';
}
