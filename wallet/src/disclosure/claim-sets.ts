/** Sets of claims (OpenID4VP 1.0 section 6.4.1): exactly one of them leaves, so ticking one claim may bring others along. */
import type { ClaimPath } from '#shared/credentials/ports';

export type ClaimSets = readonly (readonly ClaimPath[])[];
type Claims = ReadonlySet<string>;

export const claimKey = (path: ClaimPath): string => JSON.stringify(path);
const keysOf = (set: readonly ClaimPath[]): Claims => new Set(set.map(claimKey));
const holds = (all: Claims, some: Claims): boolean => [...some].every((one) => all.has(one));

/** Of equals the first: the verifier put it before the others. */
const pick = (sets: readonly Claims[], better: (one: Claims, than: Claims) => boolean): Claims | null =>
  sets.reduce<Claims | null>((best, set) => (best === null || better(set, best) ? set : best), null);
const smallest = (sets: readonly Claims[]): Claims | null => pick(sets, (one, than) => one.size < than.size);

/** The least that answers: what is ticked beforehand. */
export const leastOf = (sets: ClaimSets): Claims | null => smallest(sets.map(keysOf));

/** The smallest set with these claims; when no set has them all beside the chosen ones, the smallest that has these. */
export const withClaims = (sets: ClaimSets, chosen: Claims, added: Claims): Claims | null => {
  const all = sets.map(keysOf);
  const both = new Set([...chosen, ...added]);
  return smallest(all.filter((set) => holds(set, both))) ?? smallest(all.filter((set) => holds(set, added)));
};

/** The largest set within what stays; null when nothing that stays would answer. */
export const withoutClaims = (sets: ClaimSets, chosen: Claims, removed: Claims): Claims | null => {
  const rest = new Set([...chosen].filter((one) => !removed.has(one)));
  return pick(
    sets.map(keysOf).filter((set) => holds(rest, set)),
    (one, than) => one.size > than.size,
  );
};
