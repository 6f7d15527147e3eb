import { authFailed, signInWallet as contract } from '#shared/contracts/verifier/candidates';
import type { InputOf, ReplyOf } from '#shared/contract/route';
import { underTenant } from '#shared/server/open-scope';
import { newToken, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { readAuthProof } from './read-auth-proof.ts';
import { spendNonce } from './spend-nonce.ts';
import { WalletTokenModel } from './wallet-token.model.ts';

const lifeSeconds = 15 * 60;

/**
 * Signs a wallet in by the key it made for this verifier: no account, no address (security.md C1). The key must have signed both the challenge
 * and this request (DPoP, RFC 9449), and the token is of use to that key only. Refuses a proof that is not ours, old, or used.
 */
export async function signInWallet(scope: Scope, { body }: Pick<InputOf<typeof contract>, 'body'>): Promise<ReplyOf<typeof contract>> {
  const proof = await readAuthProof(body.proof, { audience: scope.house.config.publicUrl, now: scope.now() });
  if (!proof || scope.actor.kind !== 'wallet' || scope.actor.thumbprint !== proof.thumbprint) throw new Refusal(authFailed);
  const accessToken = newToken();
  await underTenant(scope, { organisationIds: [], grant: 'identity' }, async (identity) => {
    if (!(await spendNonce(identity, { nonce: proof.nonce, purpose: 'sign-in', holder: null }))) throw new Refusal(authFailed);
    const expiresAt = new Date(scope.now().getTime() + lifeSeconds * 1000);
    await WalletTokenModel.query(identity.db).insert({ id: sha256Hex(accessToken), holder: proof.thumbprint, expiresAt });
  });
  return { accessToken, expiresInSeconds: lifeSeconds };
}
