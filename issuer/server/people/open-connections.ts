import { mostDevices, tooManyDevices } from '#shared/contracts/issuer/people';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { WalletConnectionModel } from './wallet.model.ts';

interface Holder {
  readonly organisationId: string;
  readonly personId: string;
}

/** The devices of a person that stand for them now at an organism, by connection. */
export async function openConnectionsOf(scope: Scope, { organisationId, personId }: Holder): Promise<readonly string[]> {
  const open = await WalletConnectionModel.query(scope.db)
    .where({ organisationId, personId })
    .whereNull('closedAt')
    .orderBy('id')
    .select('id');
  return open.map(({ id }) => id);
}

/**
 * Whether that device was cut off, lost, left or taken over. One that is not stays until this transaction ends: who cuts it off waits, and then knows
 * what it was given.
 */
export async function isCutOff(scope: Scope, connectionId: string): Promise<boolean> {
  const connection = await WalletConnectionModel.query(scope.db).findById(connectionId).forShare();
  return connection !== undefined && connection.closedAt !== null;
}

/** One at a time for each person, so that two that come together are both counted. Refuses a sixth device. */
export async function requireRoom(scope: Scope, holder: Holder): Promise<void> {
  await takeTurn(scope, `devices:${holder.personId}`);
  if ((await openConnectionsOf(scope, holder)).length >= mostDevices) throw new Refusal(tooManyDevices);
}
