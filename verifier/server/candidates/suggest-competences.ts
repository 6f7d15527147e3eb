import type { QueryOf, ReplyOf } from '#shared/contract/route';
import type { suggestCompetences as contract } from '#shared/contracts/verifier/candidates';
import type { Scope } from '#shared/server/scope';
import { foldLabel } from './skill-code.ts';
import { SkillModel } from './skill.model.ts';

const most = 20;

/** Competences of ROME as one types, accents and capitals ignored, every word found anywhere; those that begin with it first. */
export async function suggestCompetences(
  scope: Scope,
  { query }: { readonly query: QueryOf<typeof contract> },
): Promise<ReplyOf<typeof contract>> {
  const words = foldLabel(query.q)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const search = SkillModel.query(scope.db).where('suggested', true).select('code', 'label');
  for (const word of words) void search.whereRaw('position(? in folded) > 0', [word]);
  const items = await search.orderByRaw('position(? in folded), length(folded), label', [words[0] ?? '']).limit(most);
  return { items: items.map(({ code, label }) => ({ code, label })) };
}
