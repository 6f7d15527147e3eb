import { credentialRevoked } from '#shared/contracts/issuer/credentials';
import { statusValues } from '#shared/credentials/status-list';
import { organisationOf, type Scope } from '#shared/server/scope';
import { closeCodes } from './close-codes.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { stands, waits } from './issuance-states.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { moveIssuance } from './move-issuance.ts';
import { StatusListModel } from './status-list.model.ts';

const writeBits = async (scope: Scope, issuanceId: string): Promise<void> => {
  const changed = await IssuanceCopyModel.query(scope.db)
    .patch({ status: statusValues.revoked, sealedCredential: null })
    .where({ organisationId: organisationOf(scope), issuanceId })
    .whereNotNull('holder')
    .returning('statusListId');
  const lists = [...new Set(changed.map((copy) => copy.statusListId))].sort();
  for (const id of lists) await StatusListModel.query(scope.db).findById(id).increment('version', 1);
};

/**
 * Ends one issuance, whatever its state: what waits is cancelled, what was signed is revoked, its bits in the published list, for good
 * (ARF VCR_04). The reason is for the holder and the organism; the list says only the bit. Says whether anything changed. The caller holds the row.
 */
export async function revokeCredential(
  scope: Scope,
  { issuance, reason }: { readonly issuance: IssuanceModel; readonly reason: string },
): Promise<boolean> {
  const { id, organisationId, personId, state } = issuance;
  if (waits(state)) {
    await closeCodes(scope, id);
    await moveIssuance(scope, { issuance, to: 'cancelled', reason });
    return true;
  }
  if (!stands(state)) return false;
  await closeCodes(scope, id);
  await writeBits(scope, id);
  await moveIssuance(scope, { issuance, to: 'revoked', reason });
  await scope.record(credentialRevoked, id, { organisationId, issuanceId: id, personId });
  return true;
}
