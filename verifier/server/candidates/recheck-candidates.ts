import type { Scope } from '#shared/server/scope';
import { checkFacts, type Fate } from '../verification/index.ts';
import { CandidateCompetenceModel } from './candidate-competence.model.ts';
import { refreshSearchRows } from './refresh-search-rows.ts';

type Verdict = CandidateCompetenceModel['verdict'];
interface Finding {
  readonly verdict: Verdict;
  readonly fate: Fate | null;
}
const batch = 5000;

/** One writing for each finding, however many rows share it. */
const note = async (scope: Scope, found: ReadonlyMap<string, Finding>): Promise<void> => {
  const alike = Map.groupBy(found, ([, { verdict, fate }]) => `${verdict} ${fate}`);
  for (const rows of alike.values()) {
    const [, { verdict, fate }] = rows[0]!;
    const ids = rows.map(([id]) => id);
    await CandidateCompetenceModel.query(scope.db).whereIn('id', ids).patch({ verdict, fate, checkedAt: scope.now() });
  }
};

const nextBatch = (scope: Scope, after: string | null): Promise<CandidateCompetenceModel[]> => {
  const rows = CandidateCompetenceModel.query(scope.db).orderBy('id').limit(batch);
  return (after === null ? rows : rows.where('id', '>', after)) as unknown as Promise<CandidateCompetenceModel[]>;
};

/**
 * Asks again, for every published competence, whether it stands: issuer in the registry, status list (each fetched once per its time to live),
 * dates. One that no longer stands is shown so with the word of its list, and leaves the search. What cannot be asked becomes « to check ».
 * Runs as the worker.
 */
export async function recheckCandidates(scope: Scope): Promise<{ readonly checked: number; readonly changed: number }> {
  let checked = 0;
  const changed = new Set<string>();
  for (let rows = await nextBatch(scope, null); rows.length > 0; rows = await nextBatch(scope, rows.at(-1)!.id)) {
    const found = new Map<string, Finding>();
    for (const row of rows) {
      const finding = await checkFacts(scope, row);
      found.set(row.id, finding);
      if (finding.verdict !== row.verdict) changed.add(row.candidateId);
    }
    await note(scope, found);
    checked += rows.length;
  }
  await refreshSearchRows(scope, [...changed]);
  return { checked, changed: changed.size };
}
