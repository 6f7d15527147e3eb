import type { Scope } from '#shared/server/scope';
import { MarkModel } from './mark.model.ts';

/** The mark that counts for each trainee of these half-days: the last one written. */
export async function latestMarks(scope: Scope, halfDayIds: readonly string[]): Promise<readonly MarkModel[]> {
  if (halfDayIds.length === 0) return [];
  return MarkModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .whereIn('halfDayId', [...halfDayIds])
    .distinctOn(['halfDayId', 'enrolmentId'])
    .orderBy([{ column: 'halfDayId' }, { column: 'enrolmentId' }, { column: 'seq', order: 'desc' }]);
}
