import type { ReplyOf } from '#shared/contract/route';
import type { listWalletOffers as contract, WalletOffer } from '#shared/contracts/issuer/credentials';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';

const most = 200;

/**
 * What waits to be collected by the person of this wallet, newest first. What was signed but never confirmed is among it: the wallet that
 * lost the answer asks again with the same keys.
 */
export async function listWalletOffers(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const rows = await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId: connectedWallet(scope).personId })
    .whereIn('state', ['offered', 'claimed', 'signed'])
    .orderBy('id', 'desc')
    .limit(most);
  const items = rows.map(({ id, kind, title, level, earnedOn, offeredAt, replacesId }) => ({
    issuanceId: id as WalletOffer['issuanceId'],
    kind,
    title,
    level,
    on: earnedOn as WalletOffer['on'],
    offeredAt: offeredAt.toISOString(),
    replaces: replacesId as WalletOffer['replaces'],
  }));
  return { items };
}
