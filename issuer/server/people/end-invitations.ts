import { organisationOf, type Scope } from '#shared/server/scope';
import { WalletInvitationModel } from './wallet.model.ts';

/** Kills the links that still wait for this person, or those of one purpose: only the last one sent is good. */
export async function endInvitations(scope: Scope, personId: string, purpose?: WalletInvitationModel['purpose']): Promise<void> {
  await WalletInvitationModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId, ...(purpose ? { purpose } : {}) })
    .whereNull('usedAt')
    .whereNull('endedAt')
    .patch({ endedAt: scope.now() });
}
