import type { Knex } from 'knex';
import { appendOnly, ownId, tenantTable } from '../policies.ts';

const completions = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('completions', (table) => {
    ownId(knex, table);
    // The order in which they were issued: the latest of an enrolment counts.
    table.specificType('seq', 'bigint generated always as identity').notNullable();
    table.uuid('organisation_id').notNullable();
    table.uuid('session_id').notNullable();
    table.uuid('enrolment_id').notNullable();
    table.uuid('person_id').notNullable();
    // Base64url of the Merkle root over the leaves, which the credential carries.
    table.text('root').notNullable();
    table.integer('half_days').notNullable();
    table.integer('minutes').notNullable();
    table.integer('planned_minutes').notNullable();
    // The one it takes the place of, and why: a corrected half-day.
    table.uuid('replaces_id');
    table.text('reason');
    table.timestamp('issued_at').notNullable();
    table.uuid('issued_by').notNullable();
    table.text('issued_by_name').notNullable();
    table.unique(['organisation_id', 'id']);
    table.unique(['organisation_id', 'root'], { indexName: 'one_completion_per_root' });
    table.unique(['organisation_id', 'replaces_id'], { indexName: 'one_replacement_per_completion' });
    table.index(['organisation_id', 'session_id', 'enrolment_id', 'seq']);
    table.foreign(['organisation_id', 'session_id']).references(['organisation_id', 'id']).inTable('sessions');
    table.foreign(['organisation_id', 'enrolment_id']).references(['organisation_id', 'id']).inTable('enrolments');
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    table.foreign(['organisation_id', 'replaces_id']).references(['organisation_id', 'id']).inTable('completions');
    table.check('half_days > 0', [], 'completion_has_half_days');
    table.check('minutes between 1 and planned_minutes', [], 'completion_hours_were_planned');
    table.check('(replaces_id is null) = (reason is null)', [], 'replaced_completion_has_a_reason');
  });
  await knex.raw(
    'create unique index one_first_completion_per_enrolment on completions (organisation_id, enrolment_id) where replaces_id is null',
  );
  await tenantTable(knex, 'completions');
  await appendOnly(knex, 'completions');
};

const leaves = async (knex: Knex): Promise<void> => {
  // The signed half-days under a root, as they were hashed: what a proof is made of, for as long as the certificate is kept.
  await knex.schema.createTable('completion_leaves', (table) => {
    table.uuid('organisation_id').notNullable();
    table.uuid('completion_id').notNullable();
    table.integer('place').notNullable();
    table.text('leaf').notNullable();
    table.primary(['completion_id', 'place']);
    table.foreign(['organisation_id', 'completion_id']).references(['organisation_id', 'id']).inTable('completions');
    table.index(['organisation_id', 'completion_id']);
    table.check('place >= 0', [], 'leaf_has_a_place');
  });
  await tenantTable(knex, 'completion_leaves');
  await appendOnly(knex, 'completion_leaves');
};

/** Certificates of completion and the half-days under their roots; a kind of credential more. */
export const up = async (knex: Knex): Promise<void> => {
  await completions(knex);
  await leaves(knex);
  await knex.raw('alter table issuances drop constraint issuance_kind_is_known');
  await knex.raw(
    "alter table issuances add constraint issuance_kind_is_known check (kind in ('competence', 'enrolment', 'attendance', 'completion'))",
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
