import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import { grantPolicy } from '../../migrations/policies.ts';
import { openDatabase } from './database.ts';

export type AppName = 'issuer' | 'verifier';
const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

class FolderSource implements Knex.MigrationSource<string> {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = path.join(migrations, folder);
  }

  getMigrations(): Promise<string[]> {
    const files = readdirSync(this.#folder).filter((file) => /^\d{14}_[\w-]+\.ts$/u.test(file));
    return Promise.resolve(files.sort());
  }

  getMigrationName(file: string): string {
    return file;
  }

  async getMigration(file: string): Promise<Knex.Migration> {
    const { up } = (await import(pathToFileURL(path.join(this.#folder, file)).href)) as Pick<Knex.Migration, 'up'>;
    return { up, down: () => Promise.reject(new Error('migrations only go forward')) };
  }
}

/** Tables, views and what the application's role may do with them; `appendOnly` tables by their trigger. */
const relations = `
select c.relname as name, c.relkind as kind,
  exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only') as append_only
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and c.relname not like 'knex_migrations%'
  and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

const rightsOf = (row: { readonly kind: string; readonly append_only: boolean }): string => {
  if (row.kind === 'v' || row.kind === 'm') return 'select';
  return row.append_only ? 'select, insert' : 'select, insert, update, delete';
};

const grantTo = async (knex: Knex, role: string): Promise<void> => {
  const { rows } = await knex.raw<{ rows: { name: string; kind: string; append_only: boolean }[] }>(relations);
  const lines = rows.map((row) => `revoke all on ${row.name} from ${role}; grant ${rightsOf(row)} on ${row.name} to ${role};`);
  await knex.raw(`${lines.join('\n')}
    grant usage on schema public to ${role};
    grant usage, select on all sequences in schema public to ${role};
    create schema if not exists jobs;
    grant usage, create on schema jobs to ${role};`);
};

/** Whatever table has a sealed column lets the rotation of the master key in, and nobody thinks of it when making the table (0016). */
const openToRewrapping = async (knex: Knex): Promise<void> => {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(`
    select distinct c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname ~ '^(sealed|wrapped)(_|$)'
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'grant_keys_update')`);
  for (const { name } of rows) for (const command of ['select', 'update'] as const) await grantPolicy(knex, name, 'keys', command);
};

/**
 * Brings a database up to date with its owner's role: migrations/identity, then migrations/<app>, each in its own transaction; then what the
 * application's role (`<app>_app`) may do: append-only tables are read and added to, nothing else. Safe to run at every start.
 */
export const migrate = async (app: AppName, ownerUrl: string): Promise<void> => {
  const knex = openDatabase(ownerUrl, { pool: 1, statementTimeoutMs: 120_000 });
  try {
    for (const folder of ['identity', app]) {
      const tableName = `knex_migrations_${folder}`;
      await knex.migrate.latest({ migrationSource: new FolderSource(folder), tableName });
    }
    await openToRewrapping(knex);
    await grantTo(knex, `${app}_app`);
  } finally {
    await knex.destroy();
  }
};
