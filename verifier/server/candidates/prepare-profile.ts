import { prepareProfile as contract } from '#shared/contracts/verifier/candidates';
import type { ReplyOf } from '#shared/contract/route';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { profileAudience } from './profile-audience.ts';
import { walletKey } from './wallet-key.ts';
import { WalletNonceModel } from './wallet-nonce.model.ts';

const lifeMs = 5 * 60_000;

/** What the proofs of one publication must be bound to: a nonce of this key, once, within five minutes, and the audience of profiles. */
export async function prepareProfile(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const nonce = newToken();
  const expiresAt = new Date(scope.now().getTime() + lifeMs);
  await WalletNonceModel.query(scope.db).insert({ id: sha256Hex(nonce), purpose: 'profile', holder: walletKey(scope), expiresAt });
  return { nonce, audience: profileAudience(scope.house.config.publicUrl) };
}
