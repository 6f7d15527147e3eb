import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { WalletNonceModel } from './wallet-nonce.model.ts';

/** Takes a nonce out, once: of two callers the second waits for the first and finds nothing. False for an unknown, used, old or foreign one. */
export async function spendNonce(
  scope: Scope,
  given: { readonly nonce: string; readonly purpose: WalletNonceModel['purpose']; readonly holder: string | null },
): Promise<boolean> {
  const { nonce, purpose, holder } = given;
  const spent = await WalletNonceModel.query(scope.db)
    .where({ id: sha256Hex(nonce), purpose, holder })
    .where('expiresAt', '>', scope.now())
    .delete();
  return spent === 1;
}
