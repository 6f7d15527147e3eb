import type { Knex } from 'knex';
import { grantPolicy } from '../policies.ts';

/** The master keys this database is under, by name and canary: a server that holds another one refuses before it reads anything else (0016). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('master_keys', (table) => {
    table.text('id').primary();
    table.text('state').notNullable();
    // Derived from the key: equal for the same key, and says nothing about it.
    table.text('canary').notNullable();
    table.text('index_canary').notNullable();
    table.timestamp('since').notNullable();
    // Of the current key: when something was last found under an older one, or the rotation began.
    table.timestamp('found_at').notNullable();
    table.timestamp('retired_at');
    table.check("state in ('current', 'older', 'retired')", [], 'master_key_state_is_known');
    table.check("(state = 'retired') = (retired_at is not null)", [], 'retired_master_key_has_a_date');
  });
  await knex.raw("create unique index one_current_master_key on master_keys (state) where state = 'current'");
  await grantPolicy(knex, 'master_keys', 'keys');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
