import type { Knex } from 'knex';

/**
 * How an organisation signs (shared/decisions/0014): by its DID, or with a certificate of the registry's authority on the same key. The
 * certificate is public; it stands beside the key it certifies.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('organisations', (table) => {
    table.text('signing').notNullable().defaultTo('did');
    table.check("signing in ('did', 'x5c')", [], 'signing_is_known');
  });
  await knex.schema.alterTable('issuer_keys', (table) => {
    // Leaf, base64 DER, and the https address it names.
    table.text('certificate');
    table.text('certificate_issuer');
    table.timestamp('certificate_until');
    table.check(
      '(certificate is null) = (certificate_issuer is null) and (certificate is null) = (certificate_until is null)',
      [],
      'certificate_is_whole',
    );
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
