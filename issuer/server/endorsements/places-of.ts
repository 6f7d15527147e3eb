import type { DeclaredCompetence } from '#shared/credentials/experience-claims';

/** Where these names stand among what was declared, each once and in its order; null when one of them is not there. */
export const placesOf = (names: readonly string[], declared: readonly DeclaredCompetence[]): number[] | null => {
  const places = names.map((name) => declared.findIndex((one) => one.name === name));
  return places.includes(-1) ? null : [...new Set(places)].sort((left, right) => left - right);
};
