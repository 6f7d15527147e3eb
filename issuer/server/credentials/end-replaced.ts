import { organisationOf, type Scope } from '#shared/server/scope';
import { stands } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';
import { revokeCredential } from './revoke-credential.ts';

/**
 * Once its replacement is in the wallet, a credential that was left standing until then ends as replaced. One that ended before is left
 * as it is. The caller holds the replacement's row.
 */
export async function endReplaced(scope: Scope, { replacesId }: Pick<IssuanceModel, 'replacesId'>): Promise<boolean> {
  if (replacesId === null) return false;
  const organisationId = organisationOf(scope);
  const former = await IssuanceModel.query(scope.db).findOne({ organisationId, id: replacesId }).forUpdate();
  if (!former || !stands(former.state)) return false;
  await revokeCredential(scope, { issuance: former, as: 'replaced', reasonCode: 'identity-corrected' });
  await scope.audit('issuance.replaced', 'issuance', former.id);
  return true;
}
