import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { AppName } from '../migrate.ts';
import { testDatabases } from './database.ts';

/**
 * Runs `work` while nobody may write to the table, and lets go once so many writers wait, at it or at a lock that stands before it: what each of
 * them read before stays true until then. No luck of the schedule is needed for them to meet.
 */
export const heldBack = async <T>(app: AppName, table: string, writers: number, work: () => Promise<T>): Promise<T> => {
  const owner = new pg.Client({ connectionString: (await testDatabases())[app].migrationUrl });
  await owner.connect();
  try {
    await owner.query(`begin; lock table ${pg.escapeIdentifier(table)} in exclusive mode`);
    const working = work();
    const waiting = async (): Promise<number> => {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_locks
         where (relation = $1::regclass or (locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())))
         and not granted`,
        [table],
      );
      return rows[0]!.count;
    };
    for (let tries = 0; (await waiting()) < writers && tries < 500; tries += 1) await wait(20);
    await owner.query('commit');
    return await working;
  } finally {
    await owner.end();
  }
};
