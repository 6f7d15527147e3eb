import { Session } from '#shared/contracts/issuer/training';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { walletStatesOf } from '../people/index.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { ProgrammeCompetenceModel } from './programme.model.ts';
import type { SessionModel } from './session.model.ts';
import { sessionState } from './session-state.ts';

export const sessionGraph = '[programme, trainers]';

interface Counts {
  readonly enrolled: number;
  readonly connected: number;
}

const countEnrolments = async (scope: Scope, sessionIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> => {
  const rows = await EnrolmentModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ state: 'active' })
    .whereIn('sessionId', [...sessionIds]);
  const states = await walletStatesOf(
    scope,
    rows.map((row) => row.personId),
  );
  const connected = (of: readonly EnrolmentModel[]): number => of.filter((row) => states.get(row.personId) === 'connected').length;
  return new Map([...Map.groupBy(rows, (row) => row.sessionId)].map(([id, of]) => [id, { enrolled: of.length, connected: connected(of) }]));
};

const countCompetences = async (scope: Scope, programmeIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await ProgrammeCompetenceModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .whereIn('programmeId', [...new Set(programmeIds)])
    .groupBy('programmeId')
    .select('programmeId')
    .count('id as competences')
    .castTo<{ programmeId: string; competences: string }[]>();
  return new Map(rows.map((row) => [row.programmeId, Number(row.competences)]));
};

/** Sessions with their programme and trainers fetched, as they leave the server. */
export async function describeSessions(scope: Scope, rows: readonly SessionModel[]): Promise<Session[]> {
  const enrolments = await countEnrolments(
    scope,
    rows.map((row) => row.id),
  );
  const competences = await countCompetences(
    scope,
    rows.map((row) => row.programmeId),
  );
  const today = dayInParis(scope.now());
  return rows.map(({ id, title, startsOn, endsOn, place, programme, trainers = [] }) =>
    Session.parse({
      ...{ id, title, startsOn, endsOn, place },
      programme: { id: programme!.id, title: programme!.title, scale: programme!.scale, competences: competences.get(programme!.id) ?? 0 },
      trainers: trainers
        .map(({ membershipId, name }) => ({ membershipId, name }))
        .sort((left, right) => left.name.localeCompare(right.name, 'fr')),
      ...(enrolments.get(id) ?? { enrolled: 0, connected: 0 }),
      state: sessionState({ startsOn, endsOn }, today),
    }),
  );
}
