import type { ReplyOf } from '#shared/contract/route';
import type { listWalletContestations as contract } from '#shared/contracts/issuer/contestations';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { ContestationModel } from './contestation.model.ts';
import { contestedIssuances } from './contested-issuances.ts';
import { describeForWallet } from './describe-contestation.ts';

/** What the person of this wallet contested here and what was answered, under the credential that shows it today; newest first. */
export async function listWalletContestations(scope: Scope): Promise<ReplyOf<typeof contract>> {
  const rows = await ContestationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId: connectedWallet(scope).personId })
    .orderBy('id', 'desc');
  const issuances = await contestedIssuances(scope, rows);
  const shown = rows.filter((row) => issuances.has(row.id));
  return { items: await Promise.all(shown.map((row) => describeForWallet(scope, row, issuances.get(row.id)!.id))) };
}
