import type { Knex } from 'knex';

// The direct form of each setting: an index on the column stays usable, and an empty setting lets nothing through (shared/decisions/0003).
const organisations = `any (string_to_array(nullif(current_setting('app.organisation_ids', true), ''), ',')::uuid[])`;
const account = `nullif(current_setting('app.account_id', true), '')::uuid`;
const holder = `nullif(current_setting('app.holder', true), '')`;
const granted = (grant: string): string => `current_setting('app.grant', true) = '${grant}'`;

export type Grant = 'platform' | 'identity' | 'outbox' | 'public' | 'keys';
export type Command = 'all' | 'select' | 'insert' | 'update' | 'delete';

const plainName = (name: string): string => {
  if (!/^[a-z][a-z0-9_]*$/u.test(name)) throw new Error(`not the name of a table or column: ${name}`);
  return name;
};

const policy = async (knex: Knex, table: string, name: string, command: Command, condition: string): Promise<void> => {
  const using = command === 'insert' ? '' : `using (${condition})`;
  const check = command === 'select' || command === 'delete' ? '' : `with check (${condition})`;
  await knex.raw(`create policy ${plainName(name)} on ${plainName(table)} for ${command} ${using} ${check}`);
};

/** Row-level security on, for the owner too. A table with policies and no matching setting shows nothing and takes nothing. */
export const fence = async (knex: Knex, table: string): Promise<void> => {
  await knex.raw(`alter table ${plainName(table)} enable row level security`);
  await knex.raw(`alter table ${plainName(table)} force row level security`);
};

/** First shape: rows of the organisations of the request (`app.organisation_ids`). `column` when it is not `organisation_id`. */
export const tenantTable = async (knex: Knex, table: string, column = 'organisation_id'): Promise<void> => {
  await fence(knex, table);
  await policy(knex, table, 'own_organisations', 'all', `${plainName(column)} = ${organisations}`);
};

/** Second shape: rows of the account itself (`app.account_id`). May stand beside another policy: either lets the row through. */
export const ownRows = async (knex: Knex, table: string, column = 'account_id', command: Command = 'all'): Promise<void> => {
  await fence(knex, table);
  await policy(knex, table, `own_rows_${command}`, command, `${plainName(column)} = ${account}`);
};

/** Rows that belong to the wallet whose key signed the request (`app.holder`, a key thumbprint). */
export const holderRows = async (knex: Knex, table: string, column = 'holder', command: Command = 'all'): Promise<void> => {
  await fence(knex, table);
  await policy(knex, table, `holder_rows_${command}`, command, `${plainName(column)} = ${holder}`);
};

/** Third shape: a named, narrow opening (`app.grant`). `condition` narrows it further, in SQL written by the migration. */
export const grantPolicy = async (knex: Knex, table: string, grant: Grant, command: Command = 'all', condition = 'true'): Promise<void> => {
  await fence(knex, table);
  await policy(knex, table, `grant_${grant}_${command}`, command, `${granted(grant)} and (${condition})`);
};

/** Any other condition, e.g. `exists (select 1 from … )`. Written by the migration, never from input. */
export const customPolicy = async (knex: Knex, table: string, name: string, command: Command, condition: string): Promise<void> => {
  await fence(knex, table);
  await policy(knex, table, name, command, condition);
};

/**
 * Rows are only ever added: a trigger refuses UPDATE, DELETE and TRUNCATE to everyone, and `migrate` grants the application SELECT and
 * INSERT alone, recognising the table by this trigger's name.
 */
export const appendOnly = async (knex: Knex, table: string): Promise<void> => {
  const name = plainName(table);
  await knex.raw(`create trigger append_only before update or delete on ${name} for each row execute function refuse_change()`);
  await knex.raw(`create trigger append_only_whole before truncate on ${name} for each statement execute function refuse_change()`);
};

/** `id uuid primary key default uuidv7()`, the way every table names its rows. */
export const ownId = (knex: Knex, table: Knex.CreateTableBuilder): void => {
  table.uuid('id').primary().defaultTo(knex.raw('uuidv7()'));
};

/** Conditions for `customPolicy`, so that no migration writes the settings' names by hand. */
export const settings = { organisations, account, holder, granted } as const;
