import type { Knex } from 'knex';
import { ownId, tenantTable } from '../policies.ts';

/** Experiences from elsewhere that persons ask this organism to endorse, and what it answered; a kind of credential more. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('endorsements', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    table.uuid('person_id').notNullable();
    // SHA-256 of the declaration, which the endorsement names.
    table.text('declaration').notNullable();
    // What the person declares, asks and shows, encrypted and bound to this row; the file beside it only until the decision.
    table.text('sealed_request').notNullable();
    table.text('sealed_file');
    table.text('state').notNullable();
    table.timestamp('asked_at').notNullable();
    // Of the competences declared, by their place.
    table.specificType('endorsed', 'integer[]').notNullable().defaultTo('{}');
    table.text('answer');
    table.timestamp('decided_at');
    table.uuid('decided_by');
    table.text('decided_by_name');
    table.text('decided_by_role');
    table.timestamp('withdrawn_at');
    table.text('withdrawn_reason');
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    table.index(['organisation_id', 'person_id']);
    table.check("state in ('open', 'endorsed', 'refused', 'taken-back', 'withdrawn')", [], 'endorsement_state_is_known');
    table.check("(state in ('endorsed', 'withdrawn')) = (endorsed <> '{}')", [], 'endorsement_names_competences');
    table.check("state <> 'refused' or answer is not null", [], 'refused_endorsement_is_explained');
    table.check("(state = 'open') = (decided_at is null)", [], 'decided_endorsement_has_a_date');
    table.check("(state = 'withdrawn') = (withdrawn_reason is not null)", [], 'withdrawn_endorsement_has_a_reason');
    table.check("sealed_file is null or state = 'open'", [], 'evidence_is_kept_until_the_decision');
  });
  await knex.raw(
    `create unique index one_endorsement_per_declaration on endorsements (organisation_id, person_id, declaration)
     where state in ('open', 'endorsed')`,
  );
  await tenantTable(knex, 'endorsements');
  await knex.raw('alter table issuances drop constraint issuance_kind_is_known');
  await knex.raw(
    `alter table issuances add constraint issuance_kind_is_known
     check (kind in ('competence', 'enrolment', 'attendance', 'completion', 'endorsement'))`,
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
