import type { Knex } from 'knex';
import { customPolicy, grantPolicy, ownId, ownRows, settings, tenantTable } from '../policies.ts';

const accounts = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('accounts', (table) => {
    ownId(knex, table);
    table.text('email').notNullable().unique({ indexName: 'one_account_per_email' });
    table.text('name').notNullable();
    table.text('locale').notNullable();
    table.text('password_hash').notNullable();
    table.uuid('last_organisation_id');
    table.timestamp('created_at').notNullable();
    table.check('email = lower(email)', [], 'email_is_lower_case');
  });
  await ownRows(knex, 'accounts', 'id', 'select');
  await ownRows(knex, 'accounts', 'id', 'update');
  // Before anyone is known: finding by address, making at confirmation or acceptance, changing the password by a link.
  for (const command of ['select', 'insert', 'update'] as const) await grantPolicy(knex, 'accounts', 'identity', command);
};

const memberships = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('memberships', (table) => {
    ownId(knex, table);
    table.uuid('account_id').notNullable().references('accounts.id');
    // Deviation from the specification's `user_roles`: null names the platform.
    table.uuid('organisation_id').references('organisations.id');
    table.text('role').notNullable();
    table.timestamp('created_at').notNullable();
    table.index(['account_id']);
    table.check("role in ('trainer', 'manager', 'admin', 'recruiter', 'platform')", [], 'role_is_known');
    table.check("(organisation_id is null) = (role = 'platform')", [], 'platform_role_has_no_organisation');
  });
  await knex.raw('create unique index one_membership_per_organisation on memberships (organisation_id, account_id) nulls not distinct');
  await customPolicy(knex, 'memberships', 'own_organisations_select', 'select', `organisation_id = ${settings.organisations}`);
  await customPolicy(knex, 'memberships', 'own_organisations_delete', 'delete', `organisation_id = ${settings.organisations}`);
  await ownRows(knex, 'memberships', 'account_id', 'select');
  // Sign-in reads; only a link that proved an address adds.
  await grantPolicy(knex, 'memberships', 'identity', 'select');
  await grantPolicy(knex, 'memberships', 'identity', 'insert');
  // The names of colleagues.
  const colleague = `exists (select 1 from memberships m where m.account_id = accounts.id and m.organisation_id = ${settings.organisations})`;
  await customPolicy(knex, 'accounts', 'colleagues', 'select', colleague);
};

const signIns = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('sign_ins', (table) => {
    ownId(knex, table);
    table.uuid('account_id').notNullable().references('accounts.id').index();
    // SHA-256 of the cookie: a dump cannot be replayed (the specification kept `user_sessions.token` readable).
    table.text('token_hash').notNullable().unique({ indexName: 'one_sign_in_per_token' });
    table.uuid('organisation_id');
    table.timestamp('started_at').notNullable();
    table.timestamp('last_seen_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.timestamp('ended_at');
  });
  await ownRows(knex, 'sign_ins', 'account_id', 'select');
  await ownRows(knex, 'sign_ins', 'account_id', 'update');
  for (const command of ['select', 'insert', 'update', 'delete'] as const) await grantPolicy(knex, 'sign_ins', 'identity', command);
};

const links = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('sign_ups', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id').onDelete('CASCADE');
    table.text('email').notNullable().index();
    table.text('name').notNullable();
    table.text('locale').notNullable();
    // Kept here and not in an account: a stranger who signs up with another's address never sets that person's password.
    table.text('password_hash').notNullable();
    table.text('token_hash').notNullable().unique({ indexName: 'one_sign_up_per_link' });
    table.timestamp('expires_at').notNullable();
  });
  await grantPolicy(knex, 'sign_ups', 'identity');
  await knex.schema.createTable('account_tokens', (table) => {
    ownId(knex, table);
    table.uuid('account_id').notNullable().references('accounts.id').index();
    table.text('purpose').notNullable();
    table.text('token_hash').notNullable().unique({ indexName: 'one_account_token_per_link' });
    table.timestamp('expires_at').notNullable();
    table.timestamp('used_at');
    table.check("purpose in ('password-reset')", [], 'account_token_purpose_is_known');
  });
  await grantPolicy(knex, 'account_tokens', 'identity');
};

const invitations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('invitations', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').references('organisations.id');
    table.text('email').notNullable();
    table.text('name').notNullable();
    table.text('role').notNullable();
    table.text('token_hash').notNullable().unique({ indexName: 'one_invitation_per_link' });
    table.timestamp('sent_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.check("(organisation_id is null) = (role = 'platform')", [], 'platform_invitation_has_no_organisation');
  });
  await knex.raw('create unique index one_invitation_per_address on invitations (organisation_id, email) nulls not distinct');
  await tenantTable(knex, 'invitations');
  // The link's holder is not signed in yet; whoever holds the server's shell makes the first platform administrator.
  await grantPolicy(knex, 'invitations', 'identity', 'select');
  await grantPolicy(knex, 'invitations', 'identity', 'delete');
  await grantPolicy(knex, 'invitations', 'platform', 'all', 'organisation_id is null');
};

const proofs = async (knex: Knex): Promise<void> => {
  // Each DPoP proof once (RFC 9449 section 11.1): hash of key thumbprint and jti, kept while its iat is acceptable.
  await knex.schema.createTable('dpop_proofs', (table) => {
    table.text('id').primary();
    table.timestamp('expires_at').notNullable().index();
  });
  await grantPolicy(knex, 'dpop_proofs', 'identity');
};

/** Who signs in, where they belong, and the one-time links that lead there. Addresses stay readable: mail must be sent to them. */
export const up = async (knex: Knex): Promise<void> => {
  await accounts(knex);
  await memberships(knex);
  await signIns(knex);
  await links(knex);
  await invitations(knex);
  await proofs(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
