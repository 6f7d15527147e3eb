import type { Scope } from '#shared/server/scope';
import { WalletConnectionModel, type CloseReason } from './wallet.model.ts';

/**
 * Cuts a person's wallet off at once, on every device or, with `id`, on one: its tokens, old and new, answer to an open connection only. Gives
 * whether there was one.
 */
export async function closeConnection(
  scope: Scope,
  of: { readonly organisationId: string; readonly personId: string; readonly id?: string },
  closeReason: CloseReason,
): Promise<boolean> {
  const closed = await WalletConnectionModel.query(scope.db)
    .where(of)
    .whereNull('closedAt')
    .patch({ closedAt: scope.now(), closeReason })
    .returning('id');
  for (const { id } of closed) await scope.audit('wallet.closed', 'connection', id, { reason: closeReason });
  return closed.length > 0;
}
