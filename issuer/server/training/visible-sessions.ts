import type { Scope } from '#shared/server/scope';
import { assignedOnly } from './assigned-only.ts';
import { SessionModel, SessionTrainerModel } from './session.model.ts';

/** The organism's sessions, a trainer's own only. */
export const visibleSessions = (scope: Scope) => {
  const query = SessionModel.query(scope.db).modify('ofOrganisation', scope);
  const mine = assignedOnly(scope);
  return mine === null
    ? query
    : query.whereIn('sessions.id', SessionTrainerModel.query(scope.db).where({ accountId: mine }).select('sessionId'));
};

/** The sessions that run on a day and that the actor may record in, by id. */
export async function listSessionsOn(scope: Scope, day: string): Promise<ReadonlyMap<string, { readonly title: string }>> {
  const rows = await visibleSessions(scope).where('startsOn', '<=', day).where('endsOn', '>=', day).select('sessions.id', 'sessions.title');
  return new Map(rows.map(({ id, title }) => [id, { title }]));
}
