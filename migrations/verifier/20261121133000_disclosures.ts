import type { Knex } from 'knex';
import { customPolicy, grantPolicy, holderRows, ownId, settings, tenantTable } from '../policies.ts';

/** What a caller who has no account holds: the hash of a request's code, of a receipt. */
const capability = "nullif(current_setting('app.capability', true), '')";

const requests = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('presentation_requests', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('offer_id').references('offers.id');
    table.text('holder');
    table.text('handle');
    table.text('purpose').notNullable();
    table.jsonb('wishes').notNullable();
    table.integer('retention_days').notNullable();
    table.text('state').notNullable();
    // SHA-256 of the code in `request_uri`; the code itself is made again from the id when the company shows the QR.
    table.text('code_hash').notNullable().unique({ indexName: 'one_request_per_code' });
    table.text('client_id').notNullable();
    table.text('nonce').notNullable();
    table.text('response_state').notNullable();
    table.jsonb('query').notNullable();
    table.jsonb('encryption_key').notNullable();
    // The private part, under the master key; emptied when the request is over.
    table.text('sealed_key');
    table.timestamp('created_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.timestamp('fetched_at');
    table.timestamp('closed_at');
    table.index(['organisation_id', 'id']);
    table.check("state in ('created', 'fetched', 'answered', 'refused', 'expired', 'cancelled')", [], 'request_state_is_known');
    table.check("(state in ('created', 'fetched')) = (sealed_key is not null)", [], 'closed_request_keeps_no_key');
  });
  await tenantTable(knex, 'presentation_requests');
  await grantPolicy(knex, 'presentation_requests', 'public', 'select', `code_hash = ${capability}`);
  await grantPolicy(knex, 'presentation_requests', 'outbox', 'select');
  await grantPolicy(knex, 'presentation_requests', 'outbox', 'update', "state in ('created', 'fetched', 'expired')");
};

const received = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('disclosures', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('request_id').notNullable().unique({ indexName: 'one_disclosure_per_request' }).references('presentation_requests.id');
    table.uuid('offer_id').references('offers.id');
    table.text('holder').index();
    table.text('handle');
    table.text('purpose').notNullable();
    // Names of claims, never their values: all that a tombstone keeps.
    table.specificType('claims', 'text[]').notNullable();
    table.text('state').notNullable();
    table.text('verdict');
    table.text('receipt_hash').notNullable().unique({ indexName: 'one_disclosure_per_receipt' });
    // What was disclosed and its report, under a key of its own.
    table.text('sealed');
    table.timestamp('received_at').notNullable();
    table.timestamp('kept_until').notNullable();
    table.timestamp('withdrawn_at');
    table.index(['organisation_id', 'id']);
    table.check("state in ('received', 'withdrawn', 'expired')", [], 'disclosure_state_is_known');
    table.check("(state = 'received') = (sealed is not null and verdict is not null)", [], 'tombstone_keeps_no_data');
    table.check("(state = 'withdrawn') = (withdrawn_at is not null)", [], 'withdrawal_is_dated');
  });
  await tenantTable(knex, 'disclosures');
  await holderRows(knex, 'disclosures', 'holder', 'select');
  await grantPolicy(knex, 'disclosures', 'public', 'select', `receipt_hash = ${capability}`);
  await customPolicy(knex, 'disclosures', 'expiry_select', 'select', settings.granted('outbox'));
  await knex.schema.createTable('disclosure_keys', (table) => {
    table.uuid('disclosure_id').primary().references('disclosures.id').onDelete('CASCADE');
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('sealed_key').notNullable();
  });
  await tenantTable(knex, 'disclosure_keys');
};

/** Presentation requests (OID4VP 1.0), what came back, and what is left of it once taken back. */
export const up = async (knex: Knex): Promise<void> => {
  await requests(knex);
  await received(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
