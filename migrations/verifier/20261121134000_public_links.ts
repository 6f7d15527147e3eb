import type { Knex } from 'knex';
import { grantPolicy, holderRows } from '../policies.ts';

const asked = "id = nullif(current_setting('app.capability', true), '')";

/** Verification links: ciphertext whose key never comes here. The row stays as a trace when the text is gone. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('public_links', (table) => {
    // 128 bits chosen by the wallet, to which the presentation inside is bound.
    table.text('id').primary();
    table.text('holder').notNullable().index();
    table.text('ciphertext');
    table.timestamp('created_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.timestamp('withdrawn_at');
    table.integer('views').notNullable();
    table.integer('max_views');
    table.check('max_views is null or views <= max_views', [], 'link_is_read_no_more_than_allowed');
    table.check('withdrawn_at is null or ciphertext is null', [], 'withdrawn_link_keeps_no_text');
  });
  await holderRows(knex, 'public_links');
  await grantPolicy(knex, 'public_links', 'public', 'select', asked);
  await grantPolicy(knex, 'public_links', 'public', 'update', asked);
  // The end date destroys the text by itself.
  await grantPolicy(knex, 'public_links', 'outbox', 'select');
  await grantPolicy(knex, 'public_links', 'outbox', 'update');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
