import knexFactory, { type Knex } from 'knex';
import { knexSnakeCaseMappers, Model, type Transaction } from 'objection';
import pg from 'pg';
import type { Tenant } from './scope.ts';

// A transaction is one connection: relations fetched side by side would only queue on it, which pg 9 will refuse.
Object.assign(Model, { concurrency: 1 });

const dateType = 1082;
// A day is a string from end to end: a `date` never becomes an instant of the server's time zone.
const parsers: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === dateType ? (text: string): string => text : (pg.types.getTypeParser(id, format) as (text: string) => unknown),
};

export interface DatabaseOptions {
  /** At most 8 connections. */
  readonly pool?: number;
  readonly statementTimeoutMs?: number;
}

/** The pool of an application role: snake case in the database, camel case in code, days as strings, no statement longer than 5 s. */
export const openDatabase = (url: string, options: DatabaseOptions = {}): Knex =>
  knexFactory({
    client: 'pg',
    connection: {
      connectionString: url,
      types: parsers,
      statement_timeout: options.statementTimeoutMs ?? 5_000,
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'carnet',
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: Math.min(options.pool ?? 8, 8), idleTimeoutMillis: 10_000 },
    acquireConnectionTimeout: 5_000,
    ...knexSnakeCaseMappers(),
  });

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** Sets what row-level security lets through, until the end of the transaction. Refuses an organisation id that is not a UUID. */
export const setTenant = async (db: Knex, tenant: Tenant): Promise<void> => {
  if (!tenant.organisationIds.every((id) => uuid.test(id))) throw new Error('an organisation id is not a UUID');
  await db.raw(
    `select set_config('app.organisation_ids', ?, true), set_config('app.account_id', ?, true), set_config('app.holder', ?, true), set_config('app.grant', ?, true)`,
    [tenant.organisationIds.join(','), tenant.accountId ?? '', tenant.holder ?? '', tenant.grant ?? ''],
  );
};

/** One transaction with its tenant set: rolled back when `work` fails. The only way to tables behind row-level security. */
export const inTenant = <T>(
  knex: Knex,
  tenant: Tenant,
  options: { readonly readOnly?: boolean },
  work: (db: Transaction) => Promise<T>,
): Promise<T> =>
  knex.transaction(
    async (db) => {
      await setTenant(db, tenant);
      return work(db);
    },
    { readOnly: options.readOnly ?? false },
  );
