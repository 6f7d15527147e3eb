import type { Knex } from 'knex';
import { appendOnly, customPolicy, fence, grantPolicy, ownId, settings, tenantTable } from '../policies.ts';

const refuseChange = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation';
end $$`;

const outbox = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('outbox_facts', (table) => {
    ownId(knex, table);
    table.specificType('seq', 'bigint generated always as identity').notNullable();
    table.uuid('organisation_id');
    table.uuid('account_id');
    table.text('holder');
    table.text('subject').notNullable();
    table.text('name').notNullable();
    table.jsonb('payload').notNullable();
    table.timestamp('recorded_at').notNullable();
    table.timestamp('dispatched_at');
    table.index('recorded_at');
  });
  await knex.raw('create index outbox_facts_waiting on outbox_facts (seq) where dispatched_at is null');
  await fence(knex, 'outbox_facts');
  await customPolicy(knex, 'outbox_facts', 'record', 'insert', `organisation_id is null or organisation_id = ${settings.organisations}`);
  await grantPolicy(knex, 'outbox_facts', 'outbox');
};

const deliveries = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('outbox_deliveries', (table) => {
    table.uuid('fact_id').notNullable().references('outbox_facts.id').onDelete('CASCADE');
    table.text('reaction').notNullable();
    table.bigInteger('seq').notNullable();
    table.text('subject').notNullable();
    table.text('state').notNullable().defaultTo('pending');
    table.integer('attempts').notNullable().defaultTo(0);
    table.timestamp('next_at').notNullable();
    table.timestamp('settled_at');
    table.text('last_error');
    table.primary(['fact_id', 'reaction']);
    table.check("state in ('pending', 'done', 'dead')", [], 'delivery_state_is_known');
  });
  await knex.raw(`create index outbox_deliveries_due on outbox_deliveries (seq) where state = 'pending'`);
  await knex.raw(`create index outbox_deliveries_order on outbox_deliveries (reaction, subject, seq) where state = 'pending'`);
  await grantPolicy(knex, 'outbox_deliveries', 'outbox');
};

const audit = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('audit_log', (table) => {
    table.text('chain').notNullable();
    table.bigInteger('seq').notNullable();
    table.uuid('organisation_id');
    table.timestamp('at').notNullable();
    table.text('actor').notNullable();
    table.text('action').notNullable();
    table.text('entity').notNullable();
    table.text('entity_id').notNullable();
    table.jsonb('details').notNullable();
    table.binary('prev_hash').notNullable();
    table.binary('hash').notNullable();
    table.primary(['chain', 'seq']);
    table.check(`chain = coalesce(organisation_id::text, 'platform')`, [], 'chain_is_the_organisation');
    table.index(['organisation_id', 'seq']);
  });
  await tenantTable(knex, 'audit_log');
  await customPolicy(knex, 'audit_log', 'platform_lines', 'insert', 'organisation_id is null');
  await grantPolicy(knex, 'audit_log', 'platform', 'select', 'organisation_id is null');
  await appendOnly(knex, 'audit_log');
  // The last link of each chain: writers need it without seeing the lines, and it tells a cut tail.
  await knex.schema.createTable('audit_heads', (table) => {
    table.text('chain').primary();
    table.bigInteger('seq').notNullable();
    table.binary('hash').notNullable();
  });
};

const idempotency = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('idempotency_keys', (table) => {
    table.text('id').primary();
    table.text('fingerprint').notNullable();
    table.integer('status').notNullable();
    table.text('sealed_answer').notNullable();
    table.timestamp('expires_at').notNullable().index();
  });
  await customPolicy(knex, 'idempotency_keys', 'own_key', 'all', `id = nullif(current_setting('app.idempotency_id', true), '')`);
  await grantPolicy(knex, 'idempotency_keys', 'outbox');
};

/** The kernel's own tables, the same in both databases: outbox, audit log, answers kept for a repeated request. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(refuseChange);
  await outbox(knex);
  await deliveries(knex);
  await audit(knex);
  await idempotency(knex);
};
