import type { ReplyOf } from '#shared/contract/route';
import type { inviteDevice as contract } from '#shared/contracts/issuer/devices';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { endInvitations } from './end-invitations.ts';
import { requireRoom } from './open-connections.ts';
import { connectedWallet } from './wallet-person.ts';
import { WalletInvitationModel } from './wallet.model.ts';

/** Long enough to take out another telephone, too short for a code that was photographed to be of use tomorrow. */
const minutes = 10;

/**
 * A code by which another device of this wallet's person connects beside it: 256 bits, ten minutes, good once, kept as a hash. The former code dies.
 * Refuses a sixth device.
 */
export async function inviteDevice(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const { organisationId, personId } = connectedWallet(scope);
  await requireRoom(scope, { organisationId, personId });
  await endInvitations(scope, personId, 'device');
  const code = newToken();
  const createdAt = scope.now();
  const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
  const row = { organisationId, personId, codeHash: sha256Hex(code), purpose: 'device' as const, createdAt, expiresAt };
  const { id } = await WalletInvitationModel.query(scope.db).insert(row);
  await scope.audit('wallet.device-invited', 'wallet-invitation', id);
  return { code, expiresInSeconds: minutes * 60 };
}
