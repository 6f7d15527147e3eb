import type { InputOf } from '#shared/contract/route';
import type { searchCompetences as contract } from '#shared/contracts/issuer/catalogue';
import type { Scope } from '#shared/server/scope';
import { CatalogueCompetenceModel } from './catalogue-competence.model.ts';
import { findRomeVersion } from './find-rome-version.ts';
import { tolerateTypos } from './tolerate-typos.ts';
import { typedWords } from './typed-words.ts';

const most = 30;

/** ROME competences as one types, whatever the métier: beginnings first, then words, then likeness. */
export async function searchCompetences(scope: Scope, { query }: InputOf<typeof contract>) {
  const version = await findRomeVersion(scope);
  const words = typedWords(query.q, 'plain');
  if (!words) return { items: [], version };
  await tolerateTypos(scope);
  const items = await CatalogueCompetenceModel.query(scope.db)
    .select('code', 'label', 'nature')
    .whereNull('retiredOn')
    .whereRaw(words.where[0], words.where[1])
    .orderByRaw(`${words.rank[0]} desc, label`, [...words.rank[1]])
    .limit(most);
  return { items, version };
}
