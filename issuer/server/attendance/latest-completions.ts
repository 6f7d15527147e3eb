import type { Scope } from '#shared/server/scope';
import { CompletionModel } from './completion.model.ts';

/** The certificate that counts for each trainee of a session, by enrolment: the last one issued. */
export async function latestCompletions(scope: Scope, sessionId: string): Promise<ReadonlyMap<string, CompletionModel>> {
  const rows = await CompletionModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .distinctOn('enrolmentId')
    .orderBy([{ column: 'enrolmentId' }, { column: 'seq', order: 'desc' }]);
  return new Map(rows.map((row) => [row.enrolmentId, row]));
}
