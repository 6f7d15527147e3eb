import type { Knex } from 'knex';

/** A refresh that is tried again, because its answer was lost on the way, is told from a token that somebody else copied. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('wallet_tokens', (table) => {
    table.text('attempt_hash');
    table.check("attempt_hash is null or (kind = 'refresh' and used_at is not null)", [], 'attempt_spends_a_refresh_token');
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
