import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

const states = "state in ('offered', 'claimed', 'signed', 'delivered', 'suspended', 'revoked', 'replaced', 'cancelled')";

const issuances = async (knex: Knex): Promise<void> => {
  await knex.raw('alter table issuances drop constraint issuance_state_is_known');
  await knex.raw('alter table issuances drop constraint ended_issuance_has_a_date');
  await knex.schema.alterTable('issuances', (table) => {
    // Where it was earned, for what is done to a whole session; this module knows no session, hence no foreign key.
    table.uuid('session_id');
    // Of a closed list; `reason` keeps the words beside it.
    table.text('reason_code');
    // When the present state was said, for its holder to read.
    table.timestamp('stated_at');
    // Why the keys or claims of a suspended credential may not come back: resuming it offers a new one instead.
    table.text('resume_as');
    table.index(['organisation_id', 'session_id']);
    table.check(states, [], 'issuance_state_is_known');
    table.check("(state in ('revoked', 'replaced', 'cancelled')) = (ended_at is not null)", [], 'ended_issuance_has_a_date');
    table.check("resume_as is null or state = 'suspended'", [], 'only_a_suspended_one_is_resumed');
  });
  // The nightly look for replacements nobody collects; the work itself is done in each organisation's tenant.
  await grantPolicy(knex, 'issuances', 'outbox', 'select', "replaces_id is not null and state in ('offered', 'claimed', 'signed')");
};

/** The owner is fenced like everyone: for one statement over every organisation the fence of these tables is taken down, then put back. */
const fillSessions = async (knex: Knex): Promise<void> => {
  const tables = ['issuances', 'enrolments', 'validations', 'attendance_marks', 'half_days'];
  for (const table of tables) await knex.raw(`alter table ${table} no force row level security`);
  for (const [kind, from] of [
    ['enrolment', 'select s.session_id from enrolments s where s.id = i.source_id'],
    ['validation', 'select s.session_id from validations s where s.id = i.source_id'],
    ['attendance', 'select h.session_id from attendance_marks s join half_days h on h.id = s.half_day_id where s.id = i.source_id'],
  ])
    await knex.raw(`update issuances i set session_id = (${from}) where i.source_kind = '${kind}'`);
  for (const table of tables) await knex.raw(`alter table ${table} force row level security`);
};

const statuses = async (knex: Knex): Promise<void> => {
  // A file made of a credential has a status of its own, at an index of the same lists.
  await knex.schema.createTable('issuance_exports', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    table.uuid('issuance_id').notNullable();
    table.text('format').notNullable();
    table.uuid('status_list_id').notNullable();
    table.integer('status_index').notNullable();
    table.smallint('status').notNullable().defaultTo(0);
    table.timestamp('made_at').notNullable();
    table.foreign(['organisation_id', 'issuance_id']).references(['organisation_id', 'id']).inTable('issuances');
    table.foreign(['organisation_id', 'status_list_id']).references(['organisation_id', 'id']).inTable('status_lists');
    table.unique(['issuance_id', 'format'], { indexName: 'one_export_per_format' });
    table.unique(['status_list_id', 'status_index'], { indexName: 'one_export_per_status_index' });
    table.check('status between 0 and 3', [], 'export_status_has_two_bits');
  });
  await tenantTable(knex, 'issuance_exports');
  // The same list as W3C bitstrings, one for each purpose, as they were last signed.
  await knex.schema.createTable('bitstring_tokens', (table) => {
    table.uuid('organisation_id').notNullable();
    table.uuid('status_list_id').notNullable();
    table.text('purpose').notNullable();
    table.integer('version').notNullable();
    table.text('token').notNullable();
    table.timestamp('signed_at').notNullable();
    table.primary(['status_list_id', 'purpose']);
    table.foreign(['organisation_id', 'status_list_id']).references(['organisation_id', 'id']).inTable('status_lists');
    table.check("purpose in ('revocation', 'suspension')", [], 'status_purpose_is_known');
  });
  await tenantTable(knex, 'bitstring_tokens');
};

/** Reasons and dates of each state, credentials that are replaced, statuses of exports, bitstring lists. */
export const up = async (knex: Knex): Promise<void> => {
  await issuances(knex);
  await fillSessions(knex);
  await statuses(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
