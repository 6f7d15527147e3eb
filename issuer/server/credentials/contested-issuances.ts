import { organisationOf, type Scope } from '#shared/server/scope';
import type { ContestationModel } from './contestation.model.ts';
import { IssuanceModel } from './issuance.model.ts';

/** The credential that shows each contested fact today: the last one made of its source. By contestation id. */
export async function contestedIssuances(scope: Scope, rows: readonly ContestationModel[]): Promise<ReadonlyMap<string, IssuanceModel>> {
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .whereIn(
      'sourceId',
      rows.map((row) => row.sourceId),
    )
    .orderBy('id');
  const bySource = new Map(issuances.map((one) => [`${one.sourceKind} ${one.sourceId}`, one]));
  return new Map(
    rows.flatMap((row) => {
      const issuance = bySource.get(`${row.sourceKind} ${row.sourceId}`);
      return issuance ? [[row.id, issuance] as const] : [];
    }),
  );
}
