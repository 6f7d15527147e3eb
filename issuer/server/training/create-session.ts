import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { sessionExists, sessionPlanned, type createSession as contract } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { assignTrainers } from './assign-trainers.ts';
import { getSession } from './get-session.ts';
import { ProgrammeModel } from './programme.model.ts';
import { refuseByConstraint } from './refuse-by-constraint.ts';
import { refuseDates } from './refuse-dates.ts';
import { SessionModel } from './session.model.ts';

/**
 * Plans a session of one of the organism's programmes; its half-days follow from the fact. Refuses dates in the wrong order or over three years,
 * trainers of elsewhere, and the same title on the same start twice.
 */
export async function createSession(scope: Scope, { body }: InputOf<typeof contract>) {
  const { id: organisationId } = await requireApproved(scope);
  refuseDates(body);
  const programme = await ProgrammeModel.query(scope.db).modify('ofOrganisation', scope).findById(body.programmeId);
  if (!programme) throw new Refusal(notFound);
  const { title, startsOn, endsOn, place } = body;
  const row = { organisationId, programmeId: programme.id, title, startsOn, endsOn, place, createdAt: scope.now() };
  const { id: sessionId } = await refuseByConstraint(SessionModel.query(scope.db).insert(row), {
    one_session_per_title_and_start: sessionExists,
  });
  await assignTrainers(scope, sessionId, body.trainerIds);
  await scope.record(sessionPlanned, sessionId, { organisationId, sessionId, startsOn, endsOn });
  await scope.audit('session.planned', 'session', sessionId);
  return getSession(scope, { params: { sessionId } });
}
