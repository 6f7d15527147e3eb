import type { PayloadOf } from '#shared/contract/fact';
import type { keyCompromised } from '#shared/contracts/signing-keys';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceExportModel } from '../issuance-export.model.ts';

/**
 * Files that a stolen key may have signed are kept no more: whoever asks for one again has it signed by today's key, under the same status. What
 * was handed over before the theft holds.
 */
export async function forgetFallen(scope: Scope, { payload }: Happened<PayloadOf<typeof keyCompromised>>): Promise<void> {
  const format = payload.algorithm === 'RS256' ? 'open-badge' : 'vc+jwt';
  await IssuanceExportModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), format })
    .patch({ sealedDocument: null });
}
