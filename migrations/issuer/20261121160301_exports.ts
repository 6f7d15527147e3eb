import type { Knex } from 'knex';

/** The bytes of a file made of a credential, so that whoever asks again gets the same; gone with the credential. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('issuance_exports', (table) => {
    table.text('sealed_document');
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
