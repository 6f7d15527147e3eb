import type { StoredCredential } from '../credentials/stored-credential.ts';

export interface CopiesLeft {
  readonly id: string;
  readonly title: string;
  /** Never shown to anyone yet. */
  readonly free: number;
  readonly all: number;
}

/** For each credential that still stands, how many copies nobody has seen: two companies that see different ones cannot compare. */
export const copiesLeft = (credentials: readonly StoredCredential[]): readonly CopiesLeft[] =>
  credentials
    .filter(({ state, copies }) => state !== 'revoked' && state !== 'replaced' && copies.length > 0)
    .map(({ id, title, copies }) => ({ id, title, free: copies.filter((copy) => copy.use === null).length, all: copies.length }))
    .sort((one, other) => one.free - other.free || one.title.localeCompare(other.title, 'fr'));
