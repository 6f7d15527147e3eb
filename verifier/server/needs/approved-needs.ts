import type { Scope } from '#shared/server/scope';
import type { RegisteredNeeds } from '#shared/server/organisations/index';
import { NeedModel } from './need.model.ts';

/** What the registry says of each company, in the order of declaration: a row that waits or was refused is not even visible here. */
export const approvedNeeds: RegisteredNeeds = async (scope: Scope) => {
  const found = new Map<string, { purpose: string; claims: string[] }[]>();
  for (const { organisationId, purpose, claims } of await NeedModel.query(scope.db).where({ state: 'approved' }).orderBy('id'))
    found.set(organisationId, [...(found.get(organisationId) ?? []), { purpose, claims }]);
  return found;
};
