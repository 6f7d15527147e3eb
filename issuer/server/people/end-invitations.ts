import { organisationOf, type Scope } from '#shared/server/scope';
import { WalletInvitationModel } from './wallet.model.ts';

/** Kills the links that still wait for this person: only the last one sent is good. */
export async function endInvitations(scope: Scope, personId: string): Promise<void> {
  await WalletInvitationModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId })
    .whereNull('usedAt')
    .whereNull('endedAt')
    .patch({ endedAt: scope.now() });
}
