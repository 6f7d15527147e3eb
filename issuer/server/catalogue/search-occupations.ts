import { raw } from 'objection';
import type { InputOf } from '#shared/contract/route';
import type { Occupation, searchOccupations as contract } from '#shared/contracts/issuer/catalogue';
import type { Scope } from '#shared/server/scope';
import { AppellationModel, OccupationModel } from './occupation.model.ts';
import { tolerateTypos } from './tolerate-typos.ts';
import { typedWords, type TypedWords } from './typed-words.ts';

const most = 20;

interface Ranked extends Occupation {
  readonly rank: number;
}

const byLabel = async (scope: Scope, words: TypedWords): Promise<Ranked[]> => {
  const rows = await OccupationModel.query(scope.db)
    .select('code', 'label', 'domain', raw(words.rank[0], ...words.rank[1]).as('rank'))
    .whereNull('retiredOn')
    .whereRaw(words.where[0], words.where[1])
    .orderBy([{ column: 'rank', order: 'desc' }, { column: 'label' }])
    .limit(most)
    .castTo<Omit<Ranked, 'matched'>[]>();
  return rows.map((row) => ({ ...row, rank: Number(row.rank), matched: null }));
};

const byJobTitle = async (scope: Scope, words: TypedWords): Promise<Ranked[]> => {
  const rows = await AppellationModel.query(scope.db)
    .join('occupations', 'occupations.code', 'appellations.occupationCode')
    .select(
      'occupations.code',
      'occupations.label',
      'occupations.domain',
      'appellations.label as matched',
      raw(words.rank[0], ...words.rank[1]).as('rank'),
    )
    .whereNull('appellations.retiredOn')
    .whereNull('occupations.retiredOn')
    .whereRaw(words.where[0], words.where[1])
    .orderBy([{ column: 'rank', order: 'desc' }, { column: 'matched' }])
    .limit(most * 3)
    .castTo<Ranked[]>();
  return rows.map((row) => ({ ...row, rank: Number(row.rank) }));
};

/**
 * ROME métiers as one types, by their own name and by their job titles: beginnings first, then words, then likeness for typing mistakes.
 * Each métier once, with the job title that led to it when its own name did as badly.
 */
export async function searchOccupations(scope: Scope, { query }: InputOf<typeof contract>) {
  const own = typedWords(query.q, 'occupations.plain');
  const titles = typedWords(query.q, 'appellations.plain');
  if (!own || !titles) return { items: [] };
  await tolerateTypos(scope);
  const best = new Map<string, Ranked>();
  for (const found of [...(await byLabel(scope, own)), ...(await byJobTitle(scope, titles))]) {
    const before = best.get(found.code);
    if (!before || found.rank > before.rank) best.set(found.code, found);
  }
  const items = [...best.values()].sort((left, right) => right.rank - left.rank || left.label.localeCompare(right.label, 'fr'));
  return { items: items.slice(0, most).map(({ rank: _rank, ...item }) => item) };
}
