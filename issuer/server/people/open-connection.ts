import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { issueWalletTokens } from './issue-wallet-tokens.ts';
import { WalletConnectionModel } from './wallet.model.ts';

interface Holder {
  readonly organisationId: string;
  readonly personId: string;
  /** RFC 7638 thumbprint of the wallet's key. */
  readonly thumbprint: string;
  readonly device: string | null;
}

/** From now on this key stands for that person; its tokens, and the recovery token for the backup, are kept as hashes only. */
export async function openConnection(scope: Scope, holder: Holder) {
  const recoveryToken = newToken();
  const row = { ...holder, connectedAt: scope.now(), recoveryHash: sha256Hex(recoveryToken) };
  const { id } = await WalletConnectionModel.query(scope.db).insert(row);
  return { id, recoveryToken, ...(await issueWalletTokens(scope, { id, organisationId: holder.organisationId })) };
}

/** New tokens for a connection that is open, the former recovery token replaced. */
export async function renewConnection(scope: Scope, { id, organisationId }: WalletConnectionModel) {
  const recoveryToken = newToken();
  await WalletConnectionModel.query(scope.db)
    .findById(id)
    .patch({ recoveryHash: sha256Hex(recoveryToken) });
  return { id, recoveryToken, ...(await issueWalletTokens(scope, { id, organisationId })) };
}
