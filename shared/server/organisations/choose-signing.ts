import type { BodyOf } from '#shared/contract/route';
import type { chooseSigning as contract } from '#shared/contracts/organisations';
import { requireApproved } from './require-approved.ts';
import type { Scope } from '#shared/server/scope';
import { certifyKey } from './certify-key.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { OrganisationModel } from './organisation.model.ts';
import type { Setting } from './setting.ts';

/**
 * By its DID, or with a certificate on the same key: from the next signature on; what was signed before stays good. Refuses an organisation that
 * is not approved.
 */
export async function chooseSigning(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }, setting: Setting) {
  const { id, name, slug } = await requireApproved(scope);
  await OrganisationModel.query(scope.db).findById(id).patch({ signing: body.signing });
  if (body.signing === 'x5c') await certifyKey(scope, { id, name, slug }, setting);
  await scope.audit('organisation.signing', 'organisation', id, { signing: body.signing });
  return describeOrganisation(await OrganisationModel.query(scope.db).findById(id).throwIfNotFound());
}
