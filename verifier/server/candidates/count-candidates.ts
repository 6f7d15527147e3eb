import type { Scope } from '#shared/server/scope';
import { countQuery, estimateQuery, type SearchFor } from './search-query.ts';

const countedBelow = 1000;

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
}

/** How many profiles answer: the planner's estimate, and an exact count when that is small. Never shown as it is: see `rounding.ts`. */
export async function countCandidates(
  scope: Pick<Scope, 'db'>,
  search: SearchFor,
): Promise<{ readonly exact: boolean; readonly count: number }> {
  const { sql, values } = estimateQuery(search);
  const { rows } = await scope.db.raw<{ rows: Explained[] }>(sql, values as never[]);
  const estimate = rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows'];
  if (estimate >= countedBelow) return { exact: false, count: estimate };
  const counting = countQuery(search);
  const counted = await scope.db.raw<{ rows: { count: number }[] }>(counting.sql, counting.values as never[]);
  return { exact: true, count: counted.rows[0]!.count };
}
