import type { Knex } from 'knex';
import { grantPolicy, holderRows, ownId, tenantTable } from '../policies.ts';

/** Offers of a company to a profile. The wallet sees those made to its key, also once the profile is withdrawn. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('offers', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('holder').notNullable().index();
    // The profile's name for this company only.
    table.text('handle').notNullable();
    table.text('title').notNullable();
    table.text('message').notNullable();
    table.text('contract').notNullable();
    table.text('department').notNullable().references('departments.code');
    table.text('place');
    table.date('starts_on');
    table.text('purpose').notNullable();
    table.jsonb('wishes').notNullable();
    table.integer('retention_days').notNullable();
    table.text('state').notNullable();
    table.text('sent_by').notNullable();
    table.timestamp('sent_at').notNullable();
    table.timestamp('seen_at');
    table.timestamp('answered_at');
    table.timestamp('expires_at').notNullable();
    table.uuid('disclosure_id');
    table.index(['organisation_id', 'id']);
    table.check("state in ('sent', 'seen', 'accepted', 'refused', 'expired', 'withdrawn')", [], 'offer_state_is_known');
  });
  await knex.raw("create unique index one_open_offer_per_profile on offers (organisation_id, holder) where state in ('sent', 'seen')");
  await tenantTable(knex, 'offers');
  await holderRows(knex, 'offers', 'holder', 'select');
  // Expiry by itself.
  await grantPolicy(knex, 'offers', 'outbox', 'select');
  await grantPolicy(knex, 'offers', 'outbox', 'update', "state in ('sent', 'seen', 'expired')");
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
