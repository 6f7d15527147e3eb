import type { Knex } from 'knex';
import { ownId, tenantTable } from '../policies.ts';

/** What holders contest, and what the organism answered: of the fact that earned a credential, whichever credential shows it today. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('contestations', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    table.uuid('person_id').notNullable();
    table.text('source_kind').notNullable();
    table.uuid('source_id').notNullable();
    // The person's words, encrypted and bound to this row.
    table.text('sealed_words').notNullable();
    table.text('state').notNullable();
    table.timestamp('contested_at').notNullable();
    table.text('answer');
    table.timestamp('answered_at');
    table.text('answered_by_name');
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    table.index(['organisation_id', 'person_id']);
    table.check("state in ('open', 'kept', 'corrected', 'withdrawn')", [], 'contestation_state_is_known');
    table.check("(state = 'open') = (answered_at is null)", [], 'answered_contestation_has_a_date');
    table.check("state <> 'kept' or answer is not null", [], 'what_is_kept_is_explained');
  });
  await knex.raw(
    "create unique index one_open_contestation_per_source on contestations (organisation_id, source_kind, source_id) where state = 'open'",
  );
  await tenantTable(knex, 'contestations');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
