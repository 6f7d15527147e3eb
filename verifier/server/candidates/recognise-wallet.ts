import type { AuthenticateWallet } from '#shared/server/identity/index';
import { sha256Hex } from '#shared/server/random';
import { WalletTokenModel } from './wallet-token.model.ts';

/** Whom an access token stands for at the verifier: a key and nothing else. Null for an unknown or old one, or one bound to another key. */
export const recogniseWallet: AuthenticateWallet = async (scope, { thumbprint, accessToken }) => {
  const kept = await WalletTokenModel.query(scope.db)
    .findOne({ id: sha256Hex(accessToken), holder: thumbprint })
    .where('expiresAt', '>', scope.now());
  return kept ? { kind: 'wallet', thumbprint, connectionId: null, organisationId: null, personId: null } : null;
};
