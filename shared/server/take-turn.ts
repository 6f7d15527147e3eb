import type { Scope } from './scope.ts';

/**
 * Whoever else speaks about the same thing waits here until this transaction ends: of two clicks or two tabs, the second sees what the first did.
 * `matter`: `what:of-which`, the same everywhere that speaks of it. A name of nothing is no fault; two names that share a hash only wait for each other.
 * https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS
 */
export const takeTurn = async ({ db }: Pick<Scope, 'db'>, matter: string): Promise<void> => {
  await db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [matter]);
};
