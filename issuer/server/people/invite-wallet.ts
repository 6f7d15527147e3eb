import { walletInvitationLink } from '#shared/contract/wallet-link';
import { walletLost } from '#shared/contracts/issuer/people';
import { newToken, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { endInvitations } from './end-invitations.ts';
import { WalletInvitationModel } from './wallet.model.ts';

export const invitationDays = 14;

export interface WalletInvitation {
  /** To be sent to the person and kept nowhere: the code is stored as a hash only. */
  readonly link: string;
  readonly expiresAt: Date;
}

/**
 * Makes the one-time link by which a person's wallet connects (`security.md` B34): 256 bits, 14 days, the former link dies. With `lost`, the
 * wallet that was connected is cut off at once and `wallet.lost` is recorded: what it held is offered again, its copies revoked.
 */
export async function inviteWallet(scope: Scope, personId: string, { lost }: { readonly lost: boolean }): Promise<WalletInvitation> {
  const organisationId = organisationOf(scope);
  await endInvitations(scope, personId);
  if (lost) {
    await closeConnection(scope, { organisationId, personId }, 'lost');
    await scope.record(walletLost, personId, { organisationId, personId });
  }
  const code = newToken();
  const expiresAt = new Date(scope.now().getTime() + invitationDays * 86_400_000);
  const { id } = await WalletInvitationModel.query(scope.db).insert({
    organisationId,
    personId,
    codeHash: sha256Hex(code),
    purpose: lost ? 'replace' : 'connect',
    createdAt: scope.now(),
    expiresAt,
  });
  await scope.audit('wallet.invited', 'wallet-invitation', id, { lost });
  const { issuerUrl, walletUrl } = scope.house.config;
  return { link: walletInvitationLink(walletUrl, { issuerUrl, code }), expiresAt };
}
