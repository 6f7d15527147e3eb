import { sha256Hex } from '#shared/server/random';
import type { AuthenticateWallet } from '#shared/server/identity/index';
import { WalletConnectionModel, WalletTokenModel } from './wallet.model.ts';

/**
 * For the kernel: the person an access token stands for, when it is alive, its connection open and the request signed by the connection's key
 * (RFC 9449 section 7.1). The proof itself, with its `ath`, was checked before.
 */
export const authenticateWallet: AuthenticateWallet = async (scope, { thumbprint, accessToken }) => {
  const token = await WalletTokenModel.query(scope.db)
    .findOne({ tokenHash: sha256Hex(accessToken), kind: 'access' })
    .where('expiresAt', '>', scope.now());
  if (!token) return null;
  const connection = await WalletConnectionModel.query(scope.db).findOne({ id: token.connectionId, thumbprint }).whereNull('closedAt');
  if (!connection) return null;
  const { id: connectionId, organisationId, personId } = connection;
  return { kind: 'wallet', thumbprint, connectionId, organisationId, personId };
};
