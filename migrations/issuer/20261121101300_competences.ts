import type { Knex } from 'knex';
import { appendOnly, ownId, tenantTable } from '../policies.ts';

const validations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('validations', (table) => {
    ownId(knex, table);
    table.specificType('seq', 'bigint generated always as identity').notNullable();
    table.uuid('organisation_id').notNullable();
    table.uuid('session_id').notNullable();
    table.uuid('enrolment_id').notNullable();
    table.uuid('person_id').notNullable();
    table.uuid('programme_id').notNullable();
    table.text('scale').notNullable();
    table.uuid('competence_id').notNullable();
    table.text('outcome').notNullable();
    // `bronze`, `argent`, `or`, or a number from 0 to 100: one column, read by the scale beside it.
    table.text('level');
    table.text('note');
    table.date('decided_on').notNullable();
    table.timestamp('decided_at').notNullable();
    table.uuid('decided_by').notNullable();
    table.text('decided_by_name').notNullable();
    table.text('decided_by_role').notNullable();
    table.unique(['organisation_id', 'id']);
    table.index(['organisation_id', 'enrolment_id', 'competence_id', 'seq']);
    table.index(['organisation_id', 'session_id']);
    table.foreign(['organisation_id', 'session_id']).references(['organisation_id', 'id']).inTable('sessions');
    table.foreign(['organisation_id', 'enrolment_id']).references(['organisation_id', 'id']).inTable('enrolments');
    // The two walls `training` meets: a competence with a decision stays, and so does the scale of its programme.
    table
      .foreign(['organisation_id', 'competence_id'], 'decided_competence_stays')
      .references(['organisation_id', 'id'])
      .inTable('programme_competences');
    table
      .foreign(['organisation_id', 'programme_id', 'scale'], 'decided_scale_stays')
      .references(['organisation_id', 'id', 'scale'])
      .inTable('programmes');
    table.check("outcome in ('validated', 'refused')", [], 'validation_outcome_is_known');
    table.check("(outcome = 'validated') = (level is not null)", [], 'validated_competence_has_a_level');
    table.check("outcome = 'validated' or note is not null", [], 'refusal_has_words');
  });
  await tenantTable(knex, 'validations');
  await appendOnly(knex, 'validations');
};

/** Decisions on competences and their withdrawals: rows are only ever added. */
export const up = async (knex: Knex): Promise<void> => {
  await validations(knex);
  await knex.schema.createTable('validation_withdrawals', (table) => {
    table.uuid('validation_id').primary();
    table.uuid('organisation_id').notNullable();
    table.text('reason').notNullable();
    table.timestamp('withdrawn_at').notNullable();
    table.uuid('withdrawn_by').notNullable();
    table.text('withdrawn_by_name').notNullable();
    table.foreign(['organisation_id', 'validation_id']).references(['organisation_id', 'id']).inTable('validations');
    table.index(['organisation_id', 'validation_id']);
  });
  await tenantTable(knex, 'validation_withdrawals');
  await appendOnly(knex, 'validation_withdrawals');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
