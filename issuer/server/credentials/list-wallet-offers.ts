import type { ReplyOf } from '#shared/contract/route';
import type { listWalletOffers as contract, WalletOffer } from '#shared/contracts/issuer/credentials';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { devicesOf, holdingsOf, wayTo } from './wallet-holdings.ts';
import { IssuanceModel } from './issuance.model.ts';

const most = 200;

/**
 * What waits to be collected by the person of this wallet, newest first. What was signed but never confirmed is among it: the wallet that
 * lost the answer asks again with the same keys. So is what another device of the person has, and this one has not.
 */
export async function listWalletOffers(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const rows = await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId: connectedWallet(scope).personId })
    .whereIn('state', ['offered', 'claimed', 'signed', 'delivered'])
    .orderBy('id', 'desc');
  const signed = rows.filter(({ signedAt }) => signedAt !== null);
  const [holdings, devices] = [
    await holdingsOf(
      scope,
      signed.map(({ id }) => id),
    ),
    await devicesOf(scope),
  ];
  const ways = rows.map((row) => ({ ...row, way: wayTo(row.state, holdings.get(row.id) ?? [], devices) }));
  const waiting = ways.filter(({ way }) => way !== null).slice(0, most);
  const items = waiting.map(({ id, kind, title, level, earnedOn, offeredAt, replacesId, way }) => ({
    issuanceId: id as WalletOffer['issuanceId'],
    kind,
    title,
    level,
    on: earnedOn as WalletOffer['on'],
    offeredAt: offeredAt.toISOString(),
    replaces: replacesId as WalletOffer['replaces'],
    elsewhere: way === 'refill',
  }));
  return { items };
}
