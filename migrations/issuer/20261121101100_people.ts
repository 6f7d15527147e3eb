import type { Knex } from 'knex';
import { customPolicy, grantPolicy, ownId, settings, tenantTable } from '../policies.ts';

const persons = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('persons', (table) => {
    ownId(knex, table);
    table.text('given_name').notNullable();
    table.text('family_name').notNullable();
    table.timestamp('created_at').notNullable();
  });
  await knex.schema.createTable('person_organisations', (table) => {
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('person_id').notNullable();
    // How this organism reaches the person: another organism may know another address.
    table.text('email').notNullable();
    table.date('since').notNullable();
    table.primary(['organisation_id', 'person_id']);
    table.unique(['organisation_id', 'email'], { indexName: 'one_person_per_address_and_organisation' });
    table.index('person_id');
    table.check('email = lower(email)', [], 'person_email_is_lower_case');
    // Checked at commit: the edge is written first, and lets the person's own row through row-level security.
    table.foreign('person_id').references('persons.id').deferrable('deferred');
  });
  await tenantTable(knex, 'person_organisations');
  const known = `exists (select 1 from person_organisations o where o.person_id = persons.id and o.organisation_id = ${settings.organisations})`;
  await customPolicy(knex, 'persons', 'known_to_the_organisation', 'all', known);
};

/** Rows of a person an organisation knows: the pair points at the edge, so that no row names another organisation's person. */
const ofPerson = (table: Knex.CreateTableBuilder): void => {
  table.uuid('organisation_id').notNullable();
  table.uuid('person_id').notNullable();
  table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
};

const invitations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('wallet_invitations', (table) => {
    ownId(knex, table);
    ofPerson(table);
    table.text('code_hash').notNullable().unique({ indexName: 'one_wallet_invitation_per_code' });
    table.text('purpose').notNullable();
    table.timestamp('created_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.timestamp('used_at');
    // A newer invitation or a correction of the address: the former link is dead.
    table.timestamp('ended_at');
    table.index(['organisation_id', 'person_id']);
    table.check("purpose in ('connect', 'replace')", [], 'wallet_invitation_purpose_is_known');
  });
  await tenantTable(knex, 'wallet_invitations');
  // Whoever opens the link is nobody yet: found by the hash of its code, then everything happens as the organisation.
  await grantPolicy(knex, 'wallet_invitations', 'identity', 'select');
};

const connections = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('wallet_connections', (table) => {
    ownId(knex, table);
    ofPerson(table);
    // RFC 7638 thumbprint of the wallet's key: every token and every request is bound to it.
    table.text('thumbprint').notNullable();
    table.timestamp('connected_at').notNullable();
    table.timestamp('closed_at');
    table.text('close_reason');
    table.unique(['organisation_id', 'id']);
    table.index(['organisation_id', 'person_id']);
    table.check('(closed_at is null) = (close_reason is null)', [], 'closed_connection_has_a_reason');
    table.check("close_reason in ('lost', 'replaced', 'disconnected', 'refresh-reused')", [], 'close_reason_is_known');
  });
  await knex.raw(
    'create unique index one_open_connection_per_person on wallet_connections (organisation_id, person_id) where closed_at is null',
  );
  await tenantTable(knex, 'wallet_connections');
  await grantPolicy(knex, 'wallet_connections', 'identity', 'select');
  await knex.schema.createTable('wallet_tokens', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable();
    table.uuid('connection_id').notNullable();
    table.text('kind').notNullable();
    table.text('token_hash').notNullable().unique({ indexName: 'one_wallet_token_per_hash' });
    table.timestamp('issued_at').notNullable();
    table.timestamp('expires_at').notNullable().index();
    table.timestamp('used_at');
    table.foreign(['organisation_id', 'connection_id']).references(['organisation_id', 'id']).inTable('wallet_connections');
    table.index(['organisation_id', 'connection_id']);
    table.check("kind in ('access', 'refresh')", [], 'wallet_token_kind_is_known');
  });
  await tenantTable(knex, 'wallet_tokens');
  await grantPolicy(knex, 'wallet_tokens', 'identity', 'select');
  // The nightly broom belongs to no organisation.
  await grantPolicy(knex, 'wallet_tokens', 'identity', 'delete', "expires_at < current_timestamp - interval '1 day'");
};

/** The persons each organism follows, and the wallets that stand for them. No person is shared by two organisms. */
export const up = async (knex: Knex): Promise<void> => {
  await persons(knex);
  await invitations(knex);
  await connections(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
