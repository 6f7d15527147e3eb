import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { WalletConnectionModel, WalletTokenModel } from './wallet.model.ts';

const accessSeconds = 300;
/** Without a visit for half a year, the wallet asks for a new invitation. */
const refreshSeconds = 180 * 86_400;

/**
 * An access token for five minutes and the refresh token that follows it (RFC 9449 section 5): opaque, kept as hashes, worth nothing without
 * the connection's key. The language of the request is noted for letters.
 */
export async function issueWalletTokens(scope: Scope, connection: { readonly id: string; readonly organisationId: string }) {
  const accessToken = newToken();
  const refreshToken = newToken();
  const issuedAt = scope.now();
  const token = (kind: 'access' | 'refresh', secret: string, seconds: number) => ({
    organisationId: connection.organisationId,
    connectionId: connection.id,
    kind,
    tokenHash: sha256Hex(secret),
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + seconds * 1000),
  });
  await WalletTokenModel.query(scope.db).insert([
    token('access', accessToken, accessSeconds),
    token('refresh', refreshToken, refreshSeconds),
  ]);
  await WalletConnectionModel.query(scope.db).findById(connection.id).patch({ locale: scope.locale });
  return { accessToken, refreshToken, expiresInSeconds: accessSeconds };
}
