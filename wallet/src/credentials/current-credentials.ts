import type { StoredCredential } from './stored-credential.ts';

type Placed = Pick<StoredCredential, 'issuanceId' | 'replaces' | 'state'>;

/** The issuances that another held credential takes the place of: said by the newcomer alone, so that no two writings can disagree. */
const takenPlaces = (all: readonly Placed[]): ReadonlySet<string> => new Set(all.flatMap(({ replaces }) => replaces ?? []));

/** All but what was replaced by something that is held as well. */
export const withoutReplaced = <T extends Placed>(all: readonly T[]): readonly T[] => {
  const taken = takenPlaces(all);
  return all.filter(({ issuanceId }) => issuanceId === null || !taken.has(issuanceId));
};

const fallen = new Set<StoredCredential['state']>(['revoked', 'replaced', 'suspended', 'expired']);

/** What can be shown to somebody: the current version of what stands. */
export const showable = <T extends Placed>(all: readonly T[]): readonly T[] =>
  withoutReplaced(all).filter(({ state }) => !fallen.has(state));

/** The day since which a credential is contested without an answer; null otherwise. */
export const contestedSince = ({ contested }: Pick<StoredCredential, 'contested'>): string | null =>
  contested?.state === 'open' ? contested.contestedAt.slice(0, 10) : null;
