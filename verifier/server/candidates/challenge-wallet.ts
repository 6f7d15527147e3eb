import { challengeWallet as contract } from '#shared/contracts/verifier/candidates';
import type { ReplyOf } from '#shared/contract/route';
import { underTenant } from '#shared/server/open-scope';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { WalletNonceModel } from './wallet-nonce.model.ts';

const lifeMs = 5 * 60_000;

/** A nonce for a wallet to sign, once, within five minutes (security.md C1): the server keeps its hash. Nobody is known yet. */
export async function challengeWallet(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const nonce = newToken();
  const expiresAt = new Date(scope.now().getTime() + lifeMs);
  await underTenant(scope, { organisationIds: [], grant: 'identity' }, async (identity) => {
    await WalletNonceModel.query(identity.db).insert({ id: sha256Hex(nonce), purpose: 'sign-in', holder: null, expiresAt });
  });
  return { nonce, audience: scope.house.config.publicUrl };
}
