import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { walletDeviceRemoved, type removeDevice as contract } from '#shared/contracts/issuer/devices';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { connectedWallet } from './wallet-person.ts';

/**
 * Cuts another device of the same person off (`security.md` B32): its tokens die at once, and what it holds is to be revoked. Refuses the device
 * that asks, and one of another person, as if they did not exist.
 */
export async function removeDevice(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const { organisationId, personId, connectionId } = connectedWallet(scope);
  const { connectionId: id } = params;
  if (id === connectionId || !(await closeConnection(scope, { organisationId, personId, id }, 'removed'))) throw new Refusal(notFound);
  await scope.record(walletDeviceRemoved, personId, { organisationId, personId, connectionId: id });
}
