import { notFound } from '#shared/contract/problem';
import type { Programme } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeProgramme } from './describe-programme.ts';
import { ProgrammeModel } from './programme.model.ts';
import { SessionModel } from './session.model.ts';

const graph = '[competences, courses]';

/** One programme of the organism. Refuses another organism's as not found. */
export async function getProgramme(scope: Scope, { params }: { readonly params: { readonly programmeId: string } }): Promise<Programme> {
  const row = await ProgrammeModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(params.programmeId)
    .allowGraph(graph)
    .withGraphFetched(graph);
  if (!row) throw new Refusal(notFound);
  const sessions = await SessionModel.query(scope.db).modify('ofOrganisation', scope).where({ programmeId: row.id }).resultSize();
  return describeProgramme(row, sessions);
}
