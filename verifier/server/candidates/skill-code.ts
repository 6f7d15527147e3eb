const folded = (label: string): string => label.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** As one types: without accents, typographic apostrophes or capitals. */
export const foldLabel = folded;

/**
 * The short code by which a competence is searched: ROME's own, else what the achievement's id says, else its name. Without colon nor comma,
 * which separate codes from levels and from one another.
 */
export const skillCode = (achievement: string | null, label: string): string => {
  if (achievement?.startsWith('urn:rome:'))
    return achievement
      .slice('urn:rome:'.length)
      .replace(/[^\w.-]+/gu, '.')
      .slice(0, 180);
  const words = achievement ?? `nom ${folded(label)}`;
  return words
    .replace(/[^\w.-]+/gu, '.')
    .replace(/^\.|\.$/gu, '')
    .slice(0, 180);
};
