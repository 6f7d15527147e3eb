import type { QueryOf } from '#shared/contract/route';
import type { searchCandidates } from '#shared/contracts/verifier/candidates';
import type { Scope } from '#shared/server/scope';
import { SkillModel } from './skill.model.ts';
import type { SearchFor } from './search-query.ts';
import { departmentToken, monthOf, situationToken, skillToken } from './search-tokens.ts';

type Query = QueryOf<typeof searchCandidates>;

export interface ReadSearch {
  readonly search: SearchFor;
  readonly predicates: readonly string[];
  readonly codes: readonly string[];
}

// A competence nobody knows is one nobody has: a token no row holds.
const nobody = 0;

/** From the words of a search to its tokens. */
export async function readSearch(scope: Scope, query: Query): Promise<ReadSearch> {
  const wished = query.competences.map((one) => ({ code: one.slice(0, -2), level: Number(one.slice(-1)) }));
  const skills = await SkillModel.query(scope.db)
    .whereIn(
      'code',
      wished.map((one) => one.code),
    )
    .select('id', 'code');
  const ids = new Map(skills.map((one) => [one.code, one.id]));
  const { situation, availableBy } = query;
  const all = wished.map(({ code, level }) => (ids.has(code) ? skillToken(ids.get(code)!, level) : nobody));
  const predicates = [
    ...query.competences.map((one) => `competence:${one}`),
    ...(query.departments.length > 0 ? [`departments:${query.departments.toSorted().join('+')}`] : []),
    ...(situation ? [`situation:${situation}`] : []),
    ...(availableBy ? [`month:${monthOf(availableBy)}`] : []),
  ];
  return {
    search: {
      all: [...all, ...(situation ? [situationToken(situation)] : [])],
      any: query.departments.map(departmentToken),
      availableMonth: availableBy ? monthOf(availableBy) : null,
    },
    predicates,
    codes: wished.map((one) => one.code),
  };
}
