import type { Knex } from 'knex';

/**
 * One replacement at a time for each credential: one that was cancelled before anyone collected it, because it had to be put right in its
 * turn, leaves its place to the next.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index one_replacement_per_issuance');
  await knex.raw(
    "create unique index one_replacement_per_issuance on issuances (organisation_id, replaces_id) where replaces_id is not null and state <> 'cancelled'",
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
