import { organisationOf, type Scope } from '#shared/server/scope';
import { WalletConnectionModel, WalletInvitationModel } from './wallet.model.ts';
import { walletState, type WalletState } from './wallet-state.ts';

/** Where each person's wallet stands, by person. */
export async function walletStatesOf(scope: Scope, personIds: readonly string[]): Promise<ReadonlyMap<string, WalletState>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const organisationId = organisationOf(scope);
  const connections = await WalletConnectionModel.query(scope.db)
    .distinctOn('personId')
    .where({ organisationId })
    .whereIn('personId', ids)
    // An open one of several devices before any that ended.
    .orderByRaw('person_id, closed_at is not null, connected_at desc, id desc');
  const invitations = await WalletInvitationModel.query(scope.db)
    .where({ organisationId })
    .whereIn('personId', ids)
    .groupBy('personId')
    .select('personId')
    .max('createdAt as createdAt');
  const connectionOf = new Map(connections.map((one) => [one.personId, one]));
  const invitedAt = new Map(invitations.map((one) => [one.personId, one.createdAt]));
  return new Map(ids.map((id) => [id, walletState({ connection: connectionOf.get(id) ?? null, invitedAt: invitedAt.get(id) ?? null })]));
}

/** Where one person's wallet stands. */
export async function walletStateOf(scope: Scope, personId: string): Promise<WalletState> {
  return (await walletStatesOf(scope, [personId])).get(personId) ?? 'none';
}
