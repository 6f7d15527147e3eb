import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Knex } from 'knex';
import { readRome } from '../seeds/read-rome.ts';

const departments = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('departments', (table) => {
    table.text('code').primary();
    table.text('name').notNullable();
    table.text('region').notNullable();
  });
  const file = readFileSync(new URL('../seeds/data/geo/departements.csv', import.meta.url));
  const rows: Record<string, string>[] = parse(file, { columns: true, bom: true, skip_empty_lines: true });
  const listed = rows.map((row) => ({
    code: row['code'],
    name: row['nom']!.replaceAll("'", '’'),
    region: row['nom_region']!.replaceAll("'", '’'),
  }));
  // A collectivity and not a department, yet people live and work there under a code of the same kind.
  await knex('departments').insert([...listed, { code: '975', name: 'Saint-Pierre-et-Miquelon', region: 'Saint-Pierre-et-Miquelon' }]);
};

const skills = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('skills', (table) => {
    // Small numbers, because a search token is `id * 8 + level`.
    table.specificType('id', 'integer generated always as identity primary key');
    table.text('code').notNullable().unique({ indexName: 'one_skill_per_code' });
    // The achievement's id in credentials; null for a competence that has a name only.
    table.text('achievement');
    table.text('label').notNullable();
    table.text('folded').notNullable();
    // Proposed as one types: those of ROME. A rarer one would point at who holds it.
    table.boolean('suggested').notNullable();
  });
  const folded = (label: string): string => label.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  const rows = readRome('460').competences.map(({ code, label }) => ({
    code,
    achievement: `urn:rome:${code}`,
    label,
    folded: folded(label),
    suggested: true,
  }));
  await knex.batchInsert('skills', rows, 500);
};

/** Open data both sides of the search speak: departments (INSEE) and the competences of ROME 4.0. No one's data, hence no row-level security. */
export const up = async (knex: Knex): Promise<void> => {
  await departments(knex);
  await skills(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
