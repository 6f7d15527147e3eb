import type { ProvenCompetence } from '#shared/contracts/verifier/candidates';

export type Ranked = ProvenCompetence & { readonly wanted: boolean };

/** The competences that were asked for stand first; the order of the others stays. */
export const matchedFirst = (competences: readonly ProvenCompetence[], wanted: readonly string[]): readonly Ranked[] =>
  competences
    .map((one) => ({ ...one, wanted: wanted.includes(one.code) }))
    .toSorted((left, right) => Number(right.wanted) - Number(left.wanted));
