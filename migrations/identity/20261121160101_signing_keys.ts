import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

const register = async (knex: Knex): Promise<void> => {
  const named = await knex.schema.hasColumn('issuer_keys', 'algorithm');
  await knex.raw('alter table issuer_keys drop constraint issuer_key_state_is_known');
  await knex.schema.alterTable('issuer_keys', (table) => {
    if (!named) table.text('algorithm').notNullable().defaultTo('ES256');
    // The first day (UTC) whose signatures are refused.
    table.date('compromised_from');
    table.timestamp('compromised_at');
    table.check("state in ('coming', 'active', 'retired', 'compromised')", [], 'issuer_key_state_is_known');
    table.check("(state = 'compromised') = (compromised_from is not null)", [], 'compromised_key_has_a_day');
    table.check('(compromised_from is null) = (compromised_at is null)', [], 'compromise_is_dated');
  });
  // The signed registry names the keys that fell, of every organisation.
  await grantPolicy(knex, 'issuer_keys', 'public', 'select', "state = 'compromised'");
};

const rotations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('key_rotations', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('state').notNullable();
    table.text('old_kid').notNullable();
    table.text('new_kid');
    table.timestamp('asked_at').notNullable();
    table.timestamp('made_at');
    table.timestamp('published_at');
    table.timestamp('done_at');
    table.check("state in ('asked', 'made', 'published', 'done')", [], 'rotation_state_is_known');
    table.check("(state = 'asked') = (new_kid is null)", [], 'rotation_names_its_key');
    table.check("(state = 'done') = (done_at is not null)", [], 'rotation_has_an_end');
    table.index(['organisation_id', 'id']);
  });
  await knex.raw("create unique index one_rotation_at_a_time on key_rotations (organisation_id) where state <> 'done'");
  await tenantTable(knex, 'key_rotations');
};

/** The register of an organisation's keys, whole: algorithm, compromise from a day on; and the change of key, step by step (0015). */
export const up = async (knex: Knex): Promise<void> => {
  await register(knex);
  await rotations(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
