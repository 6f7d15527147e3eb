import type { Knex } from 'knex';

/** In which language to write to a person, and up to when they were told of the state of a credential. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('wallet_connections', (table) => {
    table.text('locale');
    table.check("locale in ('fr', 'en')", [], 'wallet_language_is_known');
  });
  await knex.schema.alterTable('issuances', (table) => {
    table.timestamp('told_at');
  });
  // What happened before there were letters is told by nobody.
  await knex.raw('update issuances set told_at = stated_at where stated_at is not null');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
