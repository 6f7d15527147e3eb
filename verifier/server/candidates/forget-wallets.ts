import type { Scope } from '#shared/server/scope';
import { WalletNonceModel } from './wallet-nonce.model.ts';
import { WalletTokenModel } from './wallet-token.model.ts';

/** Forgets nonces and tokens whose time is over. */
export async function forgetWallets(scope: Scope): Promise<void> {
  await WalletNonceModel.query(scope.db).where('expiresAt', '<', scope.now()).delete();
  await WalletTokenModel.query(scope.db).where('expiresAt', '<', scope.now()).delete();
}
