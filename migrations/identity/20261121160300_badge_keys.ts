import type { Knex } from 'knex';
import { ownId, tenantTable } from '../policies.ts';

/** An RSA key beside an organisation's own, for Open Badges alone: made when the first badge is asked for (0017). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('badge_keys', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('kid').notNullable().unique({ indexName: 'one_badge_key_per_kid' });
    table.text('did').notNullable();
    table.jsonb('public_jwk').notNullable();
    // The private part under the master key, which only the signing workers hold.
    table.text('wrapped').notNullable();
    table.timestamp('made_at').notNullable();
    table.unique(['organisation_id'], { indexName: 'one_badge_key_per_organisation' });
  });
  await tenantTable(knex, 'badge_keys');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
