import type { Knex } from 'knex';
import { customPolicy, fence, grantPolicy, ownId, settings, tenantTable } from '../policies.ts';

const own = `id = ${settings.organisations}`;

const organisations = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('organisations', (table) => {
    ownId(knex, table);
    table.text('kind').notNullable();
    table.text('name').notNullable();
    // Made from the name at approval: part of the DID, so never changed afterwards.
    table.text('slug').unique({ indexName: 'one_organisation_per_slug' });
    table.text('siret').notNullable().unique({ indexName: 'one_organisation_per_siret' });
    table.text('ink').notNullable();
    table.text('state').notNullable();
    table.text('contact_name').notNullable();
    table.text('contact_email').notNullable();
    table.text('contact_phone');
    table.text('website');
    table.text('locale').notNullable();
    table.text('reason');
    table.text('did').unique({ indexName: 'one_organisation_per_did' });
    table.timestamp('submitted_at').notNullable();
    // Null until the first account's address is confirmed: the platform does not see it before, and the SIRET is freed after a day.
    table.timestamp('confirmed_at');
    table.timestamp('decided_at');
    // The first approval: a suspension that ends does not make what was signed before it older than its issuer.
    table.timestamp('approved_at');
    table.check("state in ('pending', 'approved', 'refused', 'suspended')", [], 'organisation_state_is_known');
    table.check("kind in ('training', 'assessment', 'company')", [], 'organisation_kind_is_known');
    table.check("state in ('pending', 'refused') or (slug is not null and did is not null)", [], 'approved_organisation_has_a_did');
  });
  await fence(knex, 'organisations');
  await customPolicy(knex, 'organisations', 'own_organisations_select', 'select', own);
  await customPolicy(knex, 'organisations', 'own_organisations_update', 'update', own);
  // The platform administrator decides; nobody but an unconfirmed sign-up's end deletes.
  await grantPolicy(knex, 'organisations', 'platform', 'select', 'confirmed_at is not null');
  await grantPolicy(knex, 'organisations', 'platform', 'update', 'confirmed_at is not null');
  // Sign-up writes a row that waits; sign-in reads the names of the organisations of an account.
  await grantPolicy(knex, 'organisations', 'identity', 'select');
  await grantPolicy(knex, 'organisations', 'identity', 'insert', "state = 'pending' and confirmed_at is null");
  await grantPolicy(knex, 'organisations', 'identity', 'update', "state = 'pending'");
  await grantPolicy(knex, 'organisations', 'identity', 'delete', "state = 'pending' and confirmed_at is null");
  // Registry, did.json, protocol endpoints that find their tenant in the path: those that were approved once.
  await grantPolicy(knex, 'organisations', 'public', 'select', 'slug is not null');
};

const keys = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('issuer_keys', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('kid').notNullable().unique({ indexName: 'one_key_per_kid' });
    table.text('did').notNullable();
    table.jsonb('public_jwk').notNullable();
    // The private part under the master key, which only the signing workers hold.
    table.text('wrapped').notNullable();
    table.text('state').notNullable();
    table.timestamp('valid_from').notNullable();
    table.timestamp('valid_until');
    table.check("state in ('active', 'retired')", [], 'issuer_key_state_is_known');
    table.index(['organisation_id', 'id']);
  });
  await knex.raw("create unique index one_active_key_per_organisation on issuer_keys (organisation_id) where state = 'active'");
  // No public opening: did.json finds the organisation by its slug, then reads its keys as that tenant.
  await tenantTable(knex, 'issuer_keys');
};

const outsiders = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('outside_issuers', (table) => {
    ownId(knex, table);
    table.text('did').notNullable().unique({ indexName: 'one_outside_issuer_per_did' });
    table.text('name').notNullable();
    table.text('siret');
    table.timestamp('since').notNullable();
  });
  await grantPolicy(knex, 'outside_issuers', 'platform');
  await grantPolicy(knex, 'outside_issuers', 'public', 'select');
};

/** Organisms (issuer) or companies (verifier), their keys, and the issuers that run elsewhere. */
export const up = async (knex: Knex): Promise<void> => {
  await organisations(knex);
  await keys(knex);
  await outsiders(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
