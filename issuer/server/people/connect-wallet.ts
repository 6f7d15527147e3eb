import type { InputOf } from '#shared/contract/route';
import { walletDeviceAdded } from '#shared/contracts/issuer/devices';
import { ConnectionId, proofRefused, walletConnected, type connectWallet as contract } from '#shared/contracts/issuer/people';
import { deadLink } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { findInvitation } from './find-invitation.ts';
import { openConnection } from './open-connection.ts';
import { requireRoom } from './open-connections.ts';
import { organismCard } from './organism-card.ts';
import { WalletInvitationModel } from './wallet.model.ts';

/** Of fifty wallets that present one code at once, one passes. */
const spend = async (scope: Scope, invitation: WalletInvitationModel): Promise<void> => {
  const spent = await WalletInvitationModel.query(scope.db)
    .findById(invitation.id)
    .whereNull('usedAt')
    .whereNull('endedAt')
    .patch({ usedAt: scope.now() });
  if (spent !== 1) throw new Refusal(deadLink);
};

/**
 * Redeems an invitation: from now on this key stands for that person at that organism, and a wallet connected before no longer does, unless it is
 * that wallet which invited another device beside itself. Refuses a dead link, a sixth device, and a call whose DPoP proof (RFC 9449) did not hold.
 */
export async function connectWallet(scope: Scope, { body }: InputOf<typeof contract>) {
  if (scope.actor.kind !== 'wallet') throw new Refusal(proofRefused);
  const { thumbprint } = scope.actor;
  const invitation = await findInvitation(scope, body.code);
  const { organisationId, personId, purpose } = invitation;
  return underTenant(scope, { organisationIds: [organisationId] }, async (own) => {
    await spend(own, invitation);
    if (purpose === 'device') await requireRoom(own, { organisationId, personId });
    else await closeConnection(own, { organisationId, personId }, 'replaced');
    const { id, ...tokens } = await openConnection(own, { organisationId, personId, thumbprint, device: body.device ?? null });
    await own.record(walletConnected, personId, { organisationId, personId, connectionId: id });
    if (purpose === 'device') await own.record(walletDeviceAdded, personId, { organisationId, personId, connectionId: id });
    await own.audit('wallet.connected', 'connection', id);
    return { ...tokens, ...(await organismCard(own, organisationId)), connectionId: ConnectionId.parse(id) };
  });
}
