export interface ColumnRule {
  /** The name the rows use. */
  readonly name: string;
  /** How people head this column; case, accents, spaces and punctuation do not count. */
  readonly synonyms: readonly string[];
  readonly required?: boolean;
}

export interface HeaderMap {
  /** For each column of the file, the rule's name or null. */
  readonly columns: readonly (string | null)[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  /** Headers that name a column already named by another. */
  readonly repeated: readonly string[];
}

export const plainHeader = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Finds which column is which. A repeated header keeps the first; unknown ones are left out and named. */
export const mapHeaders = (headers: readonly string[], rules: readonly ColumnRule[]): HeaderMap => {
  const known = new Map(rules.flatMap((rule) => [rule.name, ...rule.synonyms].map((word) => [plainHeader(word), rule.name] as const)));
  const taken = new Set<string>();
  const repeated: string[] = [];
  const columns = headers.map((header) => {
    const name = known.get(plainHeader(header)) ?? null;
    if (name !== null && taken.has(name)) {
      repeated.push(header);
      return null;
    }
    if (name !== null) taken.add(name);
    return name;
  });
  const unknown = headers.filter((header) => header.trim() !== '' && !known.has(plainHeader(header)));
  return { columns, missing: rules.filter((rule) => rule.required && !taken.has(rule.name)).map((rule) => rule.name), unknown, repeated };
};
