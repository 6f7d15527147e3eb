import type { ReplyOf } from '#shared/contract/route';
import type { Device, listDevices as contract } from '#shared/contracts/issuer/devices';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from './wallet-person.ts';
import { WalletConnectionModel, WalletTokenModel } from './wallet.model.ts';

/** The devices that stand for this wallet's person at this organism, newest first. */
export async function listDevices(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const { organisationId, personId, connectionId } = connectedWallet(scope);
  const open = await WalletConnectionModel.query(scope.db).where({ organisationId, personId }).whereNull('closedAt').orderBy('id', 'desc');
  const renewed = await WalletTokenModel.query(scope.db)
    .where({ organisationId })
    .whereIn(
      'connectionId',
      open.map(({ id }) => id),
    )
    .groupBy('connectionId')
    .select('connectionId')
    .max('issuedAt as issuedAt');
  const seen = new Map(renewed.map((one) => [one.connectionId, one.issuedAt]));
  const items = open.map(({ id, device, connectedAt }) => ({
    connectionId: id as Device['connectionId'],
    name: device,
    connectedAt: connectedAt.toISOString(),
    seenAt: seen.get(id)?.toISOString() ?? null,
    current: id === connectionId,
  }));
  return { items };
}
