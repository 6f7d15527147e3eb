import type { Knex } from 'knex';
import { ownId, tenantTable } from '../policies.ts';

/** An organisation's own row, which children point at by the pair: a child never belongs to another organisation's parent. */
const ownRow = (knex: Knex, table: Knex.CreateTableBuilder): void => {
  ownId(knex, table);
  table.uuid('organisation_id').notNullable().references('organisations.id');
  table.unique(['organisation_id', 'id']);
};

const childOf = (table: Knex.CreateTableBuilder, column: string, parent: string): void => {
  table.uuid(column).notNullable();
  table.foreign(['organisation_id', column]).references(['organisation_id', 'id']).inTable(parent);
};

const programmes = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('programmes', (table) => {
    ownRow(knex, table);
    table.text('title').notNullable();
    table.text('occupation_code').references('occupations.code');
    // The words of the release it was made from, whatever later ones say.
    table.text('occupation_label');
    table.text('rome_version');
    table.text('scale').notNullable();
    table.timestamp('created_at').notNullable();
    // Decisions point at the programme with its scale: the database refuses another scale once one exists.
    table.unique(['organisation_id', 'id', 'scale']);
    table.check("scale in ('medals', 'hundred')", [], 'programme_scale_is_known');
    table.check('(occupation_code is null) = (occupation_label is null)', [], 'occupation_has_its_label');
  });
  await knex.raw('create unique index one_programme_per_title on programmes (organisation_id, plain_words(title))');
  await knex.schema.createTable('programme_competences', (table) => {
    ownRow(knex, table);
    childOf(table, 'programme_id', 'programmes');
    table.integer('position').notNullable();
    table.text('code').references('catalogue_competences.code');
    table.text('label').notNullable();
    table.text('nature');
    table.text('rome_version');
    table.index(['organisation_id', 'programme_id']);
    table.check('(code is null) = (rome_version is null)', [], 'catalogue_competence_has_its_version');
  });
  await knex.raw('create unique index one_code_per_programme on programme_competences (programme_id, code)');
  await knex.raw(
    'create unique index one_label_per_programme on programme_competences (programme_id, plain_words(label)) where code is null',
  );
  await knex.schema.createTable('courses', (table) => {
    ownRow(knex, table);
    childOf(table, 'programme_id', 'programmes');
    table.integer('position').notNullable();
    table.text('title').notNullable();
    table.index(['organisation_id', 'programme_id']);
  });
};

const sessions = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('sessions', (table) => {
    ownRow(knex, table);
    childOf(table, 'programme_id', 'programmes');
    table.text('title').notNullable();
    table.date('starts_on').notNullable();
    table.date('ends_on').notNullable();
    table.text('place');
    table.timestamp('created_at').notNullable();
    table.index(['organisation_id', 'ends_on']);
    table.check('ends_on >= starts_on', [], 'session_ends_after_it_starts');
  });
  await knex.raw('create unique index one_session_per_title_and_start on sessions (programme_id, plain_words(title), starts_on)');
  await knex.schema.createTable('session_trainers', (table) => {
    table.uuid('organisation_id').notNullable();
    childOf(table, 'session_id', 'sessions');
    // Whoever leaves the organisation leaves its sessions.
    table.uuid('membership_id').notNullable().references('memberships.id').onDelete('CASCADE');
    table.uuid('account_id').notNullable();
    table.text('name').notNullable();
    table.primary(['session_id', 'membership_id']);
    table.index(['organisation_id', 'account_id']);
  });
};

const enrolments = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('enrolments', (table) => {
    ownRow(knex, table);
    childOf(table, 'session_id', 'sessions');
    table.uuid('person_id').notNullable();
    table.text('state').notNullable();
    table.timestamp('enrolled_at').notNullable();
    table.timestamp('withdrawn_at');
    table.timestamp('invited_at');
    // The language of whoever enrolled: the trainee's own is not known.
    table.text('locale').notNullable();
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    table.index(['organisation_id', 'session_id']);
    table.index(['organisation_id', 'person_id']);
    table.check("state in ('active', 'withdrawn')", [], 'enrolment_state_is_known');
    table.check("(state = 'withdrawn') = (withdrawn_at is not null)", [], 'withdrawn_enrolment_has_a_date');
  });
  await knex.raw(
    "create unique index one_active_enrolment_per_person_and_session on enrolments (session_id, person_id) where state = 'active'",
  );
};

/** Programmes and what they teach, training sessions and their trainers, enrolments. */
export const up = async (knex: Knex): Promise<void> => {
  await programmes(knex);
  await sessions(knex);
  await enrolments(knex);
  for (const name of ['programmes', 'programme_competences', 'courses', 'sessions', 'session_trainers', 'enrolments'])
    await tenantTable(knex, name);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
