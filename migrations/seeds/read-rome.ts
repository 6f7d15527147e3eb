import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface Rome {
  readonly version: string;
  readonly occupations: readonly {
    readonly code: string;
    readonly label: string;
    readonly domain: string;
    readonly definition: string | null;
  }[];
  readonly appellations: readonly { readonly code: string; readonly label: string; readonly occupationCode: string }[];
  readonly competences: readonly { readonly code: string; readonly label: string; readonly nature: string }[];
  readonly links: readonly { readonly occupationCode: string; readonly competenceCode: string; readonly core: boolean }[];
}

type Row = Readonly<Record<string, string>>;

const table = (name: string): readonly Row[] =>
  parse(readFileSync(new URL(`data/rome/${name}.csv`, import.meta.url)), { columns: true, bom: true, skip_empty_lines: true });

/** The publisher's copies differ by ’ and ' only, and some texts keep a doubled quote from its own export. */
const clean = (written: string): string => written.replaceAll("''", "'").replaceAll("'", '’').trim();

const definitions = (): ReadonlyMap<string, string> => {
  const sentences = table('textes').filter((row) => row['libelle_type_texte'] === 'definition');
  const inOrder = sentences.toSorted((left, right) => Number(left['position_phrase']) - Number(right['position_phrase']));
  const byCode = Map.groupBy(inOrder, (row) => row['code_rome']!);
  const sentence = (row: Row): string => clean(row['libelle_texte']!).replace(/[.\s]*$/u, '.');
  return new Map([...byCode].map(([code, rows]) => [code, rows.map(sentence).join(' ')]));
};

const occupations = (): Rome['occupations'] => {
  const domains = new Map(
    table('domaines_professionnels').map((row) => [row['code_domaine_professionnel']!, clean(row['libelle_domaine_professionnel']!)]),
  );
  const texts = definitions();
  return table('metiers').map((row) => ({
    code: row['code_rome']!,
    label: clean(row['libelle_rome']!),
    domain: domains.get(row['code_domaine_professionnel']!) ?? '',
    definition: texts.get(row['code_rome']!) ?? null,
  }));
};

const competences = (): Rome['competences'] => [
  ...table('competences').map((row) => ({
    code: row['code_ogr']!,
    label: clean(row['libelle_competence']!),
    nature: row['cat_comp'] === 'Savoir-faire' ? 'savoir_faire' : 'savoir_etre',
  })),
  ...table('savoirs').map((row) => ({ code: row['code_ogr_savoir']!, label: clean(row['libelle_savoir']!), nature: 'savoir' })),
];

/** The bundled extract of ROME 4.0 (data/rome/NOTICE), columns of France Travail's open files renamed. Codes stay text: they are identifiers. */
export const readRome = (version: string): Rome => ({
  version,
  occupations: occupations(),
  appellations: table('appellations').map((row) => ({
    code: row['code_ogr']!,
    label: clean(row['libelle_appellation_court']!),
    occupationCode: row['code_rome']!,
  })),
  competences: competences(),
  links: table('metier_competences').map((row) => ({
    occupationCode: row['code_rome']!,
    competenceCode: row['code_ogr']!,
    core: row['coeur_metier'] === 'Principale',
  })),
});
