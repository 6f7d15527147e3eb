import type { Knex } from 'knex';
import { importRome } from '../seeds/import-rome.ts';
import { readRome } from '../seeds/read-rome.ts';

// Accents, capitals and punctuation leave the comparison; `unaccent` is only stable by itself, so its dictionary is named.
const plainWords = `
create function plain_words(written text) returns text language sql immutable strict parallel safe
as $$ select trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, written)), '[^a-z0-9]+', ' ', 'g')) $$`;

const searchable = (table: Knex.CreateTableBuilder): void => {
  table.specificType('plain', 'text generated always as (plain_words(label)) stored');
};

const occupations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('occupations', (table) => {
    table.text('code').primary();
    table.text('label').notNullable();
    table.text('domain').notNullable();
    table.text('definition');
    table.date('retired_on');
    searchable(table);
    table.check("code ~ '^[A-N][0-9]{4}$'", [], 'occupation_code_is_rome');
  });
  await knex.schema.createTable('appellations', (table) => {
    table.text('code').primary();
    table.text('occupation_code').notNullable().references('occupations.code').index();
    table.text('label').notNullable();
    table.date('retired_on');
    searchable(table);
  });
};

const competences = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('catalogue_competences', (table) => {
    table.text('code').primary();
    table.text('label').notNullable();
    table.text('nature').notNullable();
    table.date('retired_on');
    searchable(table);
    table.check("nature in ('savoir_faire', 'savoir_etre', 'savoir')", [], 'competence_nature_is_known');
  });
  await knex.schema.createTable('occupation_competences', (table) => {
    table.text('occupation_code').notNullable().references('occupations.code');
    table.text('competence_code').notNullable().references('catalogue_competences.code').index();
    table.boolean('core').notNullable();
    table.primary(['occupation_code', 'competence_code']);
  });
};

// Reference data, the same for every organism: read by everyone, written by migrations only. Policies, so that no grant opens it by mistake;
// not forced, since the migrating owner is who imports.
const readOnly = async (knex: Knex, name: string): Promise<void> => {
  await knex.raw(`alter table ${name} enable row level security`);
  await knex.raw(`create policy everyone_reads on ${name} for select using (true)`);
};

/** ROME 4.0: occupations, their job titles and the competences they ask for; filled with the bundled release. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(plainWords);
  await occupations(knex);
  await competences(knex);
  await knex.schema.createTable('catalogue_versions', (table) => {
    table.text('referential').primary();
    table.text('version').notNullable();
    table.timestamp('imported_at').notNullable();
  });
  for (const name of ['occupations', 'appellations', 'catalogue_competences']) {
    await knex.raw(`create index ${name}_by_likeness on ${name} using gin (plain gin_trgm_ops)`);
  }
  for (const name of ['occupations', 'appellations', 'catalogue_competences', 'occupation_competences', 'catalogue_versions'])
    await readOnly(knex, name);
  await importRome(knex, readRome('460'));
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
