import type { Scope } from '#shared/server/scope';
import { assignedOnly } from './assigned-only.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { visibleSessions } from './visible-sessions.ts';

/** The persons an actor may decide on: a trainer's are those enrolled in their sessions; null for those who run the organism, who see all. */
export async function visibleTrainees(scope: Scope): Promise<ReadonlySet<string> | null> {
  if (assignedOnly(scope) === null) return null;
  const rows = await EnrolmentModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .whereIn('sessionId', visibleSessions(scope).select('sessions.id'))
    .select('personId');
  return new Set(rows.map(({ personId }) => personId));
}
