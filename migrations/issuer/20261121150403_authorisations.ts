import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

const authorisations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('authorisations', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    // SHA-256 of what the wallet pushed its request under (RFC 9126 section 2.2).
    table.text('request_hash').notNullable().unique({ indexName: 'one_authorisation_per_request' });
    table.text('client_id').notNullable();
    table.text('redirect_uri').notNullable();
    table.text('state');
    table.jsonb('kinds').notNullable();
    table.text('code_challenge').notNullable();
    // Thumbprint of the key the request was made with: the code is worth nothing without it.
    table.text('wallet');
    table.timestamp('expires_at').notNullable();
    table.uuid('person_id');
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    // SHA-256 over the request and the six digits sent by e-mail.
    table.text('digits_hash');
    table.smallint('digits_sent').notNullable().defaultTo(0);
    table.smallint('guesses').notNullable().defaultTo(0);
    // The browser that typed the digits is the one that may consent.
    table.text('pass_hash');
    table.text('code_hash').unique({ indexName: 'one_authorisation_per_code' });
    table.timestamp('code_expires_at');
    table.timestamp('ended_at');
    table.unique(['organisation_id', 'id']);
    table.check('code_hash is null or person_id is not null', [], 'authorisation_code_is_somebodys');
  });
  await tenantTable(knex, 'authorisations');
  // Whoever opens the page is nobody yet: found by the hash of its request, then everything happens as the organisation.
  await grantPolicy(knex, 'authorisations', 'identity', 'select');
};

const chosen = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('authorisation_issuances', (table) => {
    table.uuid('organisation_id').notNullable();
    table.uuid('authorisation_id').notNullable();
    table.uuid('issuance_id').notNullable();
    table.primary(['authorisation_id', 'issuance_id']);
    table
      .foreign(['organisation_id', 'authorisation_id'])
      .references(['organisation_id', 'id'])
      .inTable('authorisations')
      .onDelete('CASCADE');
    table.foreign(['organisation_id', 'issuance_id']).references(['organisation_id', 'id']).inTable('issuances');
  });
  await tenantTable(knex, 'authorisation_issuances');
};

/** The authorization code flow of OpenID4VCI: pushed requests, who identified and consented, and tokens that open several credentials. */
export const up = async (knex: Knex): Promise<void> => {
  await authorisations(knex);
  await chosen(knex);
  // The nightly broom belongs to no organisation, and sees only what ended long ago.
  for (const command of ['select', 'delete'] as const)
    await grantPolicy(knex, 'authorisations', 'outbox', command, "expires_at < current_timestamp - interval '1 day'");
  await knex.schema.alterTable('offer_tokens', (table) => {
    table.dropUnique(['token_hash'], 'one_offer_token_per_secret');
    table.unique(['token_hash', 'issuance_id'], { indexName: 'one_offer_token_per_secret_and_issuance' });
    // The token response named each credential: a request must say which one it means.
    table.boolean('named').notNullable().defaultTo(false);
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
