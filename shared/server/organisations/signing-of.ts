import type { Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';

/** How an organisation signs today: by its DID unless it chose otherwise. */
export async function signingOf(scope: Scope, organisationId: string): Promise<'did' | 'x5c'> {
  const found = await OrganisationModel.query(scope.db).findById(organisationId).select('signing');
  return found?.signing ?? 'did';
}
