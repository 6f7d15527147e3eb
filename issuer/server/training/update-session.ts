import type { InputOf } from '#shared/contract/route';
import { datesInUse, sessionChanged, sessionExists, type updateSession as contract } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { assignTrainers } from './assign-trainers.ts';
import { findSession } from './find-session.ts';
import { getSession } from './get-session.ts';
import { refuseByConstraint } from './refuse-by-constraint.ts';
import { refuseDates } from './refuse-dates.ts';
import { SessionModel } from './session.model.ts';

/** Changes title, dates, place and trainers. Refuses dates that would leave a marked half-day outside, which the database knows. */
export async function updateSession(scope: Scope, { params, body }: InputOf<typeof contract>) {
  const { id: organisationId } = await requireApproved(scope);
  refuseDates(body);
  const { id: sessionId } = await findSession(scope, params.sessionId);
  const { title, startsOn, endsOn, place, trainerIds } = body;
  await refuseByConstraint(SessionModel.query(scope.db).findById(sessionId).patch({ title, startsOn, endsOn, place }), {
    one_session_per_title_and_start: sessionExists,
    marked_half_days_stay: datesInUse,
  });
  await assignTrainers(scope, sessionId, trainerIds);
  await scope.record(sessionChanged, sessionId, { organisationId, sessionId, startsOn, endsOn });
  await scope.audit('session.changed', 'session', sessionId);
  return getSession(scope, { params: { sessionId } });
}
