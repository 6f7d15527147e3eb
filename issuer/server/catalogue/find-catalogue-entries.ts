import type { Scope } from '#shared/server/scope';
import { CatalogueCompetenceModel } from './catalogue-competence.model.ts';
import { OccupationModel } from './occupation.model.ts';

export interface CatalogueEntry {
  readonly code: string;
  readonly label: string;
  readonly nature: 'savoir_faire' | 'savoir_etre' | 'savoir';
}

/** The competences behind these codes, by code; those ROME does not have are absent. */
export async function findCatalogueCompetences(scope: Scope, codes: readonly string[]): Promise<ReadonlyMap<string, CatalogueEntry>> {
  if (codes.length === 0) return new Map();
  const rows = await CatalogueCompetenceModel.query(scope.db)
    .select('code', 'label', 'nature')
    .whereIn('code', [...codes]);
  return new Map(rows.map(({ code, label, nature }) => [code, { code, label, nature }]));
}

/** The name ROME gives a métier, or null when it has none by that code. */
export async function findOccupationLabel(scope: Scope, code: string): Promise<string | null> {
  return (await OccupationModel.query(scope.db).findById(code).select('label'))?.label ?? null;
}
