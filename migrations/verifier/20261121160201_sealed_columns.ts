import type { Knex } from 'knex';

/** How these columns are sealed, where it is not the ordinary thing: read by the rotation of the master key (shared/server/master-keys). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw("comment on column disclosures.sealed is 'sealed under a key of its own'");
  await knex.raw("comment on column held_answers.sealed is 'sealed under a key of its own'");
  // It moves to disclosure_keys as it is when the answer is claimed.
  await knex.raw("comment on column held_answers.sealed_key is 'sealed as disclosure_keys.sealed_key:{disclosure_id}'");
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
