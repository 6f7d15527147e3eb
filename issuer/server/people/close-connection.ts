import type { Scope } from '#shared/server/scope';
import { WalletConnectionModel, type CloseReason } from './wallet.model.ts';

/** Cuts a person's wallet off at once: its tokens, old and new, answer to an open connection only. Gives whether there was one. */
export async function closeConnection(
  scope: Scope,
  of: { readonly organisationId: string; readonly personId: string },
  closeReason: CloseReason,
): Promise<boolean> {
  const { organisationId, personId } = of;
  const closed = await WalletConnectionModel.query(scope.db)
    .where({ organisationId, personId })
    .whereNull('closedAt')
    .patch({ closedAt: scope.now(), closeReason })
    .returning('id');
  for (const { id } of closed) await scope.audit('wallet.closed', 'connection', id, { reason: closeReason });
  return closed.length > 0;
}
