import type { ReplyOf } from '#shared/contract/route';
import type { IssuanceId, listWalletIssuances as contract } from '#shared/contracts/issuer/credentials';
import type * as z from 'zod';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';

type Id = z.output<typeof IssuanceId>;

/** State of all that was issued to the person of this wallet, with the reason of what ended: the published list tells neither. */
export async function listWalletIssuances(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const rows = await IssuanceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId: connectedWallet(scope).personId })
    .orderBy('id', 'desc');
  const replacedBy = new Map(rows.filter((row) => row.replacesId !== null).map((row) => [row.replacesId, row.id as Id]));
  const items = rows.map((row) => ({
    issuanceId: row.id as Id,
    state: row.state,
    reasonCode: row.reasonCode,
    reason: row.reason,
    at: (row.statedAt ?? row.endedAt ?? row.deliveredAt ?? row.signedAt ?? row.offeredAt).toISOString(),
    replacedBy: replacedBy.get(row.id) ?? null,
  }));
  return { items };
}
