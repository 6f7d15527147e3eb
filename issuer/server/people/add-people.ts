import { dayInParis } from '#shared/contract/paris';
import { newId } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { PersonModel, PersonOrganisationModel } from './person.model.ts';
import { tidyName } from './person-name.ts';

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** Until the end of this transaction, nobody else adds people to this organism: two tabs never make two persons of one address. */
export async function lockPeople(scope: Scope): Promise<void> {
  await takeTurn(scope, `people:${organisationOf(scope)}`);
}

/**
 * Adds persons to the organism, in the order given, and gives their ids. Names are tidied, never changed in case. The caller has locked people
 * (`lockPeople`) and knows that no address is taken; the database refuses otherwise.
 */
export async function addPeople(scope: Scope, people: readonly NewPerson[]): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const organisationId = organisationOf(scope);
  const since = dayInParis(scope.now());
  const rows = people.map((one) => ({ ...one, id: newId(scope.now()) }));
  await PersonOrganisationModel.query(scope.db)
    .insert(rows.map(({ id, email }) => ({ organisationId, personId: id, email, since })))
    .returning('personId');
  await PersonModel.query(scope.db)
    .insert(
      rows.map(({ id, givenName, familyName }) => ({
        id,
        givenName: tidyName(givenName),
        familyName: tidyName(familyName),
        createdAt: scope.now(),
      })),
    )
    .returning('id');
  return rows.map((row) => row.id);
}
