/** What a person types, as SQL over a `plain` column (made by `plain_words` in the catalogue's migration, the same rules as here). */

export interface TypedWords {
  /** Condition, with its bindings: every word somewhere, or close enough to survive a typing mistake. */
  readonly where: readonly [sql: string, bindings: readonly string[]];
  /** 4: begins with what was typed; 3: a word does; 2: every word begins one of the label's; below 1: likeness by trigrams. */
  readonly rank: readonly [sql: string, bindings: readonly string[]];
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/** Lower case, without accents or punctuation: « L’Été » is `l ete`. */
export const plainWords = (written: string): string =>
  written
    .toLowerCase()
    .replace(/[œæß]/gu, (letter) => ligatures[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();

/** Null when nothing typed can be searched, e.g. punctuation alone. */
export const typedWords = (written: string, column: string): TypedWords | null => {
  const whole = plainWords(written);
  if (whole === '') return null;
  const words = [...new Set(whole.split(' '))].slice(0, 8);
  const everywhere = words.map(() => `${column} like ?`).join(' and ');
  const beginnings = words.map(() => `' ' || ${column} like ?`).join(' and ');
  return {
    where: [`((${everywhere}) or ? <% ${column})`, [...words.map((word) => `%${word}%`), whole]],
    rank: [
      `case when ${column} like ? then 4 when ' ' || ${column} like ? then 3 when ${beginnings} then 2 else word_similarity(?, ${column}) end`,
      [`${whole}%`, `% ${whole}%`, ...words.map((word) => `% ${word}%`), whole],
    ],
  };
};
