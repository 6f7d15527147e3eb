import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { CourseModel } from './programme.model.ts';
import { SessionModel } from './session.model.ts';
import { sessionState } from './session-state.ts';

const graph = '[programme.[courses, competences], trainers]';
const inOrder = <T extends { readonly position: number }>(rows: readonly T[] | undefined): readonly T[] =>
  (rows ?? []).toSorted((left, right) => left.position - right.position);

/** The sessions of the wallet's person at its organism, last first: what this module knows of them. Of two enrolments in one, the later. */
export async function listWalletEnrolments(scope: Scope) {
  const { personId } = connectedWallet(scope);
  const rows = await EnrolmentModel.query(scope.db).modify('ofOrganisation', scope).where({ personId }).orderBy(['enrolledAt', 'id']);
  const latest = new Map(rows.map((row) => [row.sessionId, row]));
  const sessions = await SessionModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .whereIn('sessions.id', [...latest.keys()])
    .allowGraph(graph)
    .withGraphFetched(graph)
    .orderBy('startsOn', 'desc');
  const today = dayInParis(scope.now());
  return sessions.map((session) => {
    const enrolment = latest.get(session.id)!;
    const { title, startsOn, endsOn, place, programme, trainers = [] } = session;
    return {
      ...{ enrolmentId: enrolment.id, programme: programme!.title, session: title, startsOn, endsOn, place },
      trainers: trainers.map((trainer) => trainer.name).sort((left, right) => left.localeCompare(right, 'fr')),
      courses: inOrder<CourseModel>(programme!.courses).map((course) => course.title),
      competences: inOrder(programme!.competences).map(({ id, label }) => ({ id, label })),
      state: enrolment.state === 'withdrawn' ? ('withdrawn' as const) : sessionState(session, today),
    };
  });
}
