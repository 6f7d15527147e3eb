import { organisationOf, type Scope } from '#shared/server/scope';
import { describeOrganisation } from './describe-organisation.ts';
import { OrganisationModel } from './organisation.model.ts';

/** The organisation chosen in the menu, whatever its state: a refused one reads why. */
export async function getOrganisation(scope: Scope) {
  return describeOrganisation(await OrganisationModel.query(scope.db).findById(organisationOf(scope)).throwIfNotFound());
}
