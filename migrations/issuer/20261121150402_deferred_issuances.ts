import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

/** Credentials that were asked for and could not be signed just then: the keys that were proven, until the wallet asks again. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('deferred_issuances', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('issuance_id').notNullable();
    table.foreign(['organisation_id', 'issuance_id']).references(['organisation_id', 'id']).inTable('issuances');
    // SHA-256 of the transaction_id.
    table.text('transaction_hash').notNullable().unique({ indexName: 'one_deferred_issuance_per_transaction' });
    // Public keys, in the order of their proofs.
    table.jsonb('holders').notNullable();
    table.text('purpose').notNullable();
    table.timestamp('expires_at').notNullable();
    table.unique(['organisation_id', 'issuance_id'], { indexName: 'one_deferred_issuance_per_issuance' });
  });
  await tenantTable(knex, 'deferred_issuances');
  // The nightly broom belongs to no organisation, and sees only what ended long ago.
  for (const command of ['select', 'delete'] as const)
    await grantPolicy(knex, 'deferred_issuances', 'outbox', command, "expires_at < current_timestamp - interval '1 day'");
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
