import { newId } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { sealColumn } from '#shared/server/sealed-column';
import { CandidateCompetenceModel } from './candidate-competence.model.ts';
import { CandidateModel, sealedNameColumn } from './candidate.model.ts';
import { CandidateSearchModel } from './candidate-search.model.ts';
import type { ProvenRow } from './prove-competences.ts';
import { refreshSearchRows } from './refresh-search-rows.ts';
import { availableMonth, departmentToken, situationToken } from './search-tokens.ts';

export interface ProfileToSave extends Pick<
  CandidateModel,
  'holder' | 'visibility' | 'department' | 'situation' | 'availableFrom' | 'publishedOn'
> {
  readonly name: string | null;
  readonly competences: readonly ProvenRow[];
}

/** Writes a profile in place of the key's former one, whose handles stay good. Gives its id. */
export async function saveProfile(scope: Scope, { name, competences, ...profile }: ProfileToSave): Promise<string> {
  // Two publications of one key at the same moment: the second replaces the first.
  await takeTurn(scope, `profile:${profile.holder}`);
  const former = await CandidateModel.query(scope.db).findOne({ holder: profile.holder }).forUpdate();
  const id = former?.id ?? newId(scope.now());
  const sealedName = name === null ? null : await sealColumn(scope, sealedNameColumn, id, name);
  const row = { ...profile, id, sealedName, updatedAt: scope.now() };
  await CandidateModel.query(scope.db).insert(row).onConflict('id').merge();
  await CandidateCompetenceModel.query(scope.db).where({ candidateId: id }).delete();
  await CandidateCompetenceModel.query(scope.db).insert(competences.map((one) => ({ ...one, candidateId: id, holder: profile.holder })));
  const lastValidOn =
    competences
      .map((one) => one.validatedOn ?? '')
      .toSorted()
      .at(-1) || profile.publishedOn;
  const search = {
    candidateId: id,
    tok: [departmentToken(profile.department), situationToken(profile.situation)],
    lastValidOn,
    availableMonth: availableMonth(profile.availableFrom),
  };
  await CandidateSearchModel.query(scope.db).insert(search).onConflict('candidate_id').merge();
  await refreshSearchRows(scope, [id]);
  return id;
}
