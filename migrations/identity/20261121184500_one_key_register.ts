import type { Knex } from 'knex';

/** The owner of a table sees its rows only while the fence is not forced on it. */
const unfenced = async (knex: Knex, tables: readonly string[], work: () => Promise<void>): Promise<void> => {
  for (const table of tables) await knex.raw(`alter table ${table} no force row level security`);
  await work();
  for (const table of tables) await knex.raw(`alter table ${table} force row level security`);
};

/** RSA keys of badges stand in the register of keys, beside the P-256 ones: one active key for each algorithm, and a change of key of either (0015). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index one_active_key_per_organisation');
  await knex.raw("create unique index one_active_key_per_algorithm on issuer_keys (organisation_id, algorithm) where state = 'active'");
  await knex.schema.alterTable('issuer_keys', (table) => {
    table.check("algorithm in ('ES256', 'RS256')", [], 'issuer_key_algorithm_is_known');
    table.check("algorithm = 'ES256' or certificate is null", [], 'only_own_keys_are_certified');
  });
  await knex.schema.alterTable('key_rotations', (table) => {
    table.text('algorithm').notNullable().defaultTo('ES256');
    table.check("algorithm in ('ES256', 'RS256')", [], 'rotation_algorithm_is_known');
  });
  await unfenced(knex, ['badge_keys', 'issuer_keys'], () =>
    knex.raw(`insert into issuer_keys (id, organisation_id, kid, did, public_jwk, wrapped, algorithm, state, valid_from)
      select id, organisation_id, kid, did, public_jwk, wrapped, 'RS256', 'active', made_at from badge_keys`),
  );
  await knex.schema.dropTable('badge_keys');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
