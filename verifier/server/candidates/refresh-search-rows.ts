import type { Scope } from '#shared/server/scope';

// What is below zero (department, situation) stays; a competence that no longer stands leaves. Levels are cumulative: see search-tokens.ts.
const refresh = `
update candidate_search s set tok = array(select t from unnest(s.tok) t where t < 0) || coalesce(
  (select array_agg(distinct c.skill_id * 8 + l) from candidate_competences c cross join lateral generate_series(1, coalesce(c.normalised, 1)) l
    where c.candidate_id = s.candidate_id and c.verdict <> 'refused'), '{}')
where s.candidate_id = any (?::uuid[])`;

/** Makes the search tokens of these profiles again from what stands: a revoked competence is found no more. */
export async function refreshSearchRows(scope: Scope, candidateIds: readonly string[]): Promise<void> {
  if (candidateIds.length > 0) await scope.db.raw(refresh, [candidateIds] as never[]);
}
