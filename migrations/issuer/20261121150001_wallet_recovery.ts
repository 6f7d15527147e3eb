import type { Knex } from 'knex';

/**
 * A wallet restored from its backup takes its connection over with a recovery token (shared/decisions/0008), kept as a hash: the former device
 * is cut off for the reason `recovered`. Found, like a refresh token, through the narrow opening of identity.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('wallet_connections', (table) => {
    table.text('recovery_hash').unique({ indexName: 'one_connection_per_recovery_token' });
  });
  await knex.raw('alter table wallet_connections drop constraint close_reason_is_known');
  await knex.raw(
    "alter table wallet_connections add constraint close_reason_is_known check (close_reason in ('lost', 'replaced', 'disconnected', 'refresh-reused', 'recovered'))",
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
