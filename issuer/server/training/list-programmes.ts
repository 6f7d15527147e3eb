import type { Scope } from '#shared/server/scope';
import { describeProgramme } from './describe-programme.ts';
import { ProgrammeModel } from './programme.model.ts';
import { SessionModel } from './session.model.ts';

const graph = '[competences, courses]';

const countSessions = async (scope: Scope): Promise<ReadonlyMap<string, number>> => {
  const rows = await SessionModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .groupBy('programmeId')
    .select('programmeId')
    .count('id as sessions')
    .castTo<{ programmeId: string; sessions: string }[]>();
  return new Map(rows.map((row) => [row.programmeId, Number(row.sessions)]));
};

/** The organism's programmes, by title. */
export async function listProgrammes(scope: Scope) {
  const rows = await ProgrammeModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .allowGraph(graph)
    .withGraphFetched(graph)
    .orderByRaw('plain_words(title)');
  const counts = await countSessions(scope);
  return { items: rows.map((row) => describeProgramme(row, counts.get(row.id) ?? 0)) };
}
