import type { Knex } from 'knex';

/**
 * A code and its token lead to the first copies of a credential, or to more copies of one that its wallet holds: never to both, so that a code
 * made for one is worth nothing for the other.
 */
export const up = async (knex: Knex): Promise<void> => {
  for (const name of ['offer_codes', 'offer_tokens']) {
    await knex.schema.alterTable(name, (table) => {
      table.text('purpose').notNullable().defaultTo('collect');
      table.check("purpose in ('collect', 'refill')", [], `${name}_purpose_is_known`);
    });
  }
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
