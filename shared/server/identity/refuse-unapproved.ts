import { notApproved } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { OrganisationNameModel } from './organisation-name.model.ts';

/** Refuses what an organisation may do only once approved, and no longer while suspended. */
export async function refuseUnapproved(scope: Scope, organisationId: string): Promise<void> {
  const organisation = await OrganisationNameModel.query(scope.db).findById(organisationId).select('state');
  if (organisation?.state !== 'approved') throw new Refusal(notApproved);
}
