import type { Knex } from 'knex';
import { appendOnly, grantPolicy, ownId, tenantTable } from '../policies.ts';

const files = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('evidence_files', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    // Of the cell it was added to; this module knows neither decisions nor grids, hence no foreign keys.
    table.uuid('session_id').notNullable();
    table.uuid('enrolment_id').notNullable();
    table.uuid('person_id').notNullable();
    table.uuid('competence_id').notNullable();
    table.text('media_type').notNullable();
    table.integer('bytes').notNullable();
    // Of the file as it was given, in hexadecimal: what a credential says of it.
    table.text('sha256').notNullable();
    // The key of this one file, under the master key, and the file under that key.
    table.text('sealed_key').notNullable();
    table.binary('content').notNullable();
    table.uuid('added_by').notNullable();
    table.timestamp('added_at').notNullable();
    // Null while it waits for the decision it was added for.
    table.timestamp('attached_at');
    table.unique(['organisation_id', 'id']);
    table.index(['organisation_id', 'enrolment_id', 'competence_id']);
    table.index(['organisation_id', 'person_id', 'sha256']);
    table.check("media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')", [], 'evidence_type_is_known');
    table.check("sha256 ~ '^[0-9a-f]{64}$'", [], 'evidence_hash_is_sha256');
  });
  await tenantTable(knex, 'evidence_files');
  // The nightly clean-up of what was added and never decided on.
  await grantPolicy(knex, 'evidence_files', 'outbox', 'select', 'attached_at is null');
  await grantPolicy(knex, 'evidence_files', 'outbox', 'delete', 'attached_at is null');
};

/** Photos and documents behind a validation, each sealed under a key of its own; a correction stands on the same ones (0017). */
export const up = async (knex: Knex): Promise<void> => {
  await files(knex);
  await knex.schema.createTable('validation_evidence', (table) => {
    table.uuid('organisation_id').notNullable();
    table.uuid('validation_id').notNullable();
    table.uuid('evidence_file_id').notNullable();
    table.smallint('place').notNullable();
    table.primary(['validation_id', 'evidence_file_id']);
    table.foreign(['organisation_id', 'validation_id']).references(['organisation_id', 'id']).inTable('validations');
    table.foreign(['organisation_id', 'evidence_file_id']).references(['organisation_id', 'id']).inTable('evidence_files');
    table.index(['organisation_id', 'evidence_file_id']);
  });
  await tenantTable(knex, 'validation_evidence');
  await appendOnly(knex, 'validation_evidence');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
