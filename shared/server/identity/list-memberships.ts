import type * as z from 'zod';
import type { OrganisationState, Role } from '#shared/contracts/identity';
import type { Scope } from '#shared/server/scope';
import { MembershipModel } from './membership.model.ts';
import { OrganisationNameModel } from './organisation-name.model.ts';

export interface NamedMembership {
  readonly organisationId: string | null;
  readonly role: Role;
  readonly name: string;
  readonly state: z.output<typeof OrganisationState>;
}

/** The organisations of an account, by name; the platform, which has none, comes first. Needs the identity opening. */
export async function listMemberships(scope: Scope, accountId: string): Promise<NamedMembership[]> {
  const memberships = await MembershipModel.query(scope.db).where({ accountId });
  const ids = memberships.map((one) => one.organisationId).filter((id) => id !== null);
  const organisations =
    ids.length === 0 ? [] : await OrganisationNameModel.query(scope.db).select('id', 'name', 'state').whereIn('id', ids);
  const named = new Map(organisations.map((one) => [one.id, one]));
  return memberships
    .filter((one) => one.organisationId === null || named.has(one.organisationId))
    .map(({ organisationId, role }) => {
      const organisation = organisationId ? named.get(organisationId) : undefined;
      return { organisationId, role, name: organisation?.name ?? '', state: organisation?.state ?? ('approved' as const) };
    })
    .sort((left, right) => left.name.localeCompare(right.name, 'fr'));
}
