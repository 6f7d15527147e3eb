import type { Knex } from 'knex';
import { appendOnly, grantPolicy, ownId, tenantTable } from '../policies.ts';

/** What a caller who has no account holds: here the hash of the secret by which a report is followed. */
const capability = "nullif(current_setting('app.capability', true), '')";

const answers = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('presentation_requests', (table) => {
    // Of what the wallet answered, shared or refused: what a consent receipt is about.
    table.text('answer_hash');
    table.timestamp('answered_at');
    table.check('(answer_hash is null) = (answered_at is null)', [], 'answer_is_dated');
  });
};

const receipts = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('consent_receipts', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('request_id').notNullable().references('presentation_requests.id');
    table.uuid('disclosure_id').references('disclosures.id');
    table.text('event').notNullable();
    // RFC 7638, of the key made for this relation alone.
    table.text('holder').notNullable();
    // Both signatures over names of claims: it stays when the data is gone.
    table.text('receipt').notNullable();
    table.timestamp('made_at').notNullable();
    table.unique(['request_id', 'event'], { indexName: 'one_receipt_per_request_and_event' });
    table.index(['organisation_id', 'id']);
    table.check("event in ('given', 'refused', 'withdrawn')", [], 'consent_event_is_known');
  });
  await tenantTable(knex, 'consent_receipts');
  await appendOnly(knex, 'consent_receipts');
};

const erasures = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('erasures', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('disclosure_id').notNullable().unique({ indexName: 'one_erasure_per_disclosure' }).references('disclosures.id');
    table.text('purpose').notNullable();
    table.specificType('claims', 'text[]').notNullable();
    table.timestamp('received_at').notNullable();
    table.timestamp('asked_at').notNullable();
    table.date('due_on').notNullable();
    table.text('state').notNullable();
    table.timestamp('answered_at');
    // The company's words when it does not erase what it holds elsewhere.
    table.text('reason');
    table.index(['organisation_id', 'id']);
    table.check("state in ('asked', 'done', 'declined')", [], 'erasure_state_is_known');
    table.check("(state = 'asked') = (answered_at is null)", [], 'erasure_answer_is_dated');
    table.check("(state = 'declined') = (reason is not null)", [], 'declined_erasure_has_a_reason');
  });
  await tenantTable(knex, 'erasures');
};

const reports = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('reports', (table) => {
    ownId(knex, table);
    // Whom it is about. No tenant policy: the company must not see who speaks of it, nor that anyone does.
    table.uuid('organisation_id').notNullable().references('organisations.id').index();
    table.uuid('request_id').notNullable().references('presentation_requests.id');
    table.text('purpose').notNullable();
    table.jsonb('wishes').notNullable();
    table.integer('retention_days').notNullable();
    table.text('reason').notNullable();
    // The person's own words, under the master key.
    table.text('sealed_words');
    table.text('follow_hash').notNullable().unique({ indexName: 'one_report_per_secret' });
    table.timestamp('made_at').notNullable();
    table.text('state').notNullable();
    table.text('answer');
    table.timestamp('answered_at');
    table.check("state in ('open', 'upheld', 'dismissed')", [], 'report_state_is_known');
    table.check("(state = 'open') = (answered_at is null)", [], 'report_answer_is_dated');
    table.check("(state = 'open') = (answer is null)", [], 'closed_report_has_an_answer');
  });
  await grantPolicy(knex, 'reports', 'public', 'insert', `follow_hash = ${capability} and state = 'open'`);
  await grantPolicy(knex, 'reports', 'public', 'select', `follow_hash = ${capability}`);
  await grantPolicy(knex, 'reports', 'platform', 'select');
  await grantPolicy(knex, 'reports', 'platform', 'update');
};

/**
 * Consent receipts under two signatures (ISO/IEC TS 27560), requests for erasure that a company must answer within a month (RGPD, articles 12(3)
 * and 17), reports of abusive requests to the platform.
 */
export const up = async (knex: Knex): Promise<void> => {
  await answers(knex);
  await receipts(knex);
  await erasures(knex);
  await reports(knex);
  await knex.schema.alterTable('notifications', (table) => table.dropChecks('notification_kind_is_known'));
  await knex.raw(
    `alter table notifications add constraint notification_kind_is_known
     check (kind in ('disclosure-received', 'disclosure-withdrawn', 'offer-refused', 'status-changed', 'erasure-asked'))`,
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
