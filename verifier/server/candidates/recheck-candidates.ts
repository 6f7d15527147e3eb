import type { Scope } from '#shared/server/scope';
import { checkFacts } from '../verification/index.ts';
import { CandidateCompetenceModel } from './candidate-competence.model.ts';
import { refreshSearchRows } from './refresh-search-rows.ts';

type Verdict = CandidateCompetenceModel['verdict'];
const batch = 5000;

const note = (scope: Scope, verdict: Verdict, ids: readonly string[]) =>
  CandidateCompetenceModel.query(scope.db)
    .whereIn('id', [...ids])
    .patch({ verdict, checkedAt: scope.now() });

const nextBatch = (scope: Scope, after: string | null): Promise<CandidateCompetenceModel[]> => {
  const rows = CandidateCompetenceModel.query(scope.db).orderBy('id').limit(batch);
  return (after === null ? rows : rows.where('id', '>', after)) as unknown as Promise<CandidateCompetenceModel[]>;
};

/**
 * Asks again, for every published competence, whether it stands: issuer in the registry, status list (each fetched once per its time to live),
 * dates. One that no longer stands is shown so, and leaves the search. What cannot be asked becomes « to check ». Runs as the worker.
 */
export async function recheckCandidates(scope: Scope): Promise<{ readonly checked: number; readonly changed: number }> {
  let checked = 0;
  const changed = new Set<string>();
  for (let rows = await nextBatch(scope, null); rows.length > 0; rows = await nextBatch(scope, rows.at(-1)!.id)) {
    const ids: Record<Verdict, string[]> = { verified: [], 'to-check': [], refused: [] };
    for (const row of rows) {
      const verdict = await checkFacts(scope, row);
      ids[verdict].push(row.id);
      if (verdict !== row.verdict) changed.add(row.candidateId);
    }
    for (const verdict of ['verified', 'to-check', 'refused'] as const)
      if (ids[verdict].length > 0) await note(scope, verdict, ids[verdict]);
    checked += rows.length;
  }
  await refreshSearchRows(scope, [...changed]);
  return { checked, changed: changed.size };
}
