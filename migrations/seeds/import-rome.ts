import type { Knex } from 'knex';
import type { Rome } from './read-rome.ts';

const bringUp = (table: string, columns: string, updates: string): string => `
insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)
on conflict (code) do update set ${updates}, retired_on = null`;

const snake = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), value]));

const asJson = (rows: readonly Readonly<Record<string, unknown>>[]): string => JSON.stringify(rows.map(snake));

const retire = (knex: Knex, table: string, rows: readonly { readonly code: string }[]): Promise<unknown> =>
  knex.raw(`update ${table} set retired_on = current_date where retired_on is null and code <> all (?::text[])`, [
    rows.map((row) => row.code),
  ]);

const links = async (knex: Knex, rome: Rome): Promise<void> => {
  await knex.raw('delete from occupation_competences');
  await knex.raw(
    `insert into occupation_competences (occupation_code, competence_code, core)
     select occupation_code, competence_code, core from jsonb_populate_recordset(null::occupation_competences, ?::jsonb)`,
    [asJson(rome.links)],
  );
};

/** Whether the release is the one already there, so that a later migration may call again without harm. */
const present = async (knex: Knex, version: string): Promise<boolean> => {
  const { rows } = await knex.raw<{ rows: { version: string }[] }>(`select version from catalogue_versions where referential = 'rome'`);
  return rows[0] !== undefined && Number(rows[0].version) >= Number(version);
};

/**
 * Brings the catalogue to a release of ROME: rows added or corrected by code, what the release no longer has is retired with a date and never
 * deleted, because old validations point at it. Does nothing when that release, or a later one, is already there.
 */
export const importRome = async (knex: Knex, rome: Rome): Promise<void> => {
  if (await present(knex, rome.version)) return;
  await knex.raw(
    bringUp(
      'occupations',
      'code, label, domain, definition',
      'label = excluded.label, domain = excluded.domain, definition = excluded.definition',
    ),
    [asJson(rome.occupations)],
  );
  await knex.raw(
    bringUp('appellations', 'code, label, occupation_code', 'label = excluded.label, occupation_code = excluded.occupation_code'),
    [asJson(rome.appellations)],
  );
  await knex.raw(bringUp('catalogue_competences', 'code, label, nature', 'label = excluded.label, nature = excluded.nature'), [
    asJson(rome.competences),
  ]);
  await retire(knex, 'occupations', rome.occupations);
  await retire(knex, 'appellations', rome.appellations);
  await retire(knex, 'catalogue_competences', rome.competences);
  await links(knex, rome);
  await knex.raw(
    `insert into catalogue_versions (referential, version, imported_at) values ('rome', ?, current_timestamp)
     on conflict (referential) do update set version = excluded.version, imported_at = excluded.imported_at`,
    [rome.version],
  );
};
