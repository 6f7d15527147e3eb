import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

/** Access keys of companies' programs: only their hash, and enough to know them by. A revoked one stays as a trace. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('api_keys', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id').index();
    table.text('name').notNullable();
    table.text('ending').notNullable();
    table.text('key_hash').notNullable().unique({ indexName: 'one_api_key_per_hash' });
    table.timestamp('created_at').notNullable();
    table.timestamp('last_used_at');
    table.timestamp('revoked_at');
    table.check("key_hash ~ '^[0-9a-f]{64}$'", [], 'api_key_is_kept_as_a_hash');
    table.check('length(ending) = 4', [], 'api_key_shows_four_characters');
  });
  await tenantTable(knex, 'api_keys');
  // Who calls is found before any tenant is known.
  await grantPolicy(knex, 'api_keys', 'identity', 'select', 'revoked_at is null');
  await grantPolicy(knex, 'api_keys', 'identity', 'update', 'revoked_at is null');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
