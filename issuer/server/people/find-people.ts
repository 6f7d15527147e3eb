import type { OrganisationId } from '#shared/contract/values';
import { organisationOf, type Scope } from '#shared/server/scope';
import { PersonModel, PersonOrganisationModel } from './person.model.ts';

export interface Identity {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** The day the organism came to know them. */
  readonly since: string;
}

type Edges = Pick<PersonOrganisationModel, 'personId' | 'email' | 'since'>;

const named = async (scope: Scope, edges: readonly Edges[]): Promise<Identity[]> => {
  if (edges.length === 0) return [];
  const rows = await PersonModel.query(scope.db).whereIn(
    'id',
    edges.map((edge) => edge.personId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return edges.flatMap(({ personId, email, since }) => {
    const person = byId.get(personId);
    return person ? [{ personId, givenName: person.givenName, familyName: person.familyName, email, since }] : [];
  });
};

const known = (scope: Scope) => PersonOrganisationModel.query(scope.db).where({ organisationId: organisationOf(scope) as OrganisationId });

/** Those of the organism's persons whom these addresses reach, by address. Two organisms never share a person. */
export async function findPeople(scope: Scope, emails: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
  const edges = await known(scope).whereIn('email', [...new Set(emails)]);
  return new Map((await named(scope, edges)).map((one) => [one.email, one]));
}

/** Names and addresses as the organism knows them, by person; a person of another organism is absent. */
export async function identitiesOf(scope: Scope, personIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
  const edges = await known(scope).whereIn('personId', [...new Set(personIds)]);
  return new Map((await named(scope, edges)).map((one) => [one.personId, one]));
}
