import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

/** What a caller who has no account holds: the hash of a link's code, of a browser's session, of a response code, of a receipt. */
const capability = "nullif(current_setting('app.capability', true), '')";

const links = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('presentation_links', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('purpose').notNullable();
    table.jsonb('wishes').notNullable();
    table.integer('retention_days').notNullable();
    // SHA-256 of the code in the fragment of the link; the code is made again from the id when the company shows it.
    table.text('code_hash').notNullable().unique({ indexName: 'one_presentation_link_per_code' });
    table.timestamp('created_at').notNullable();
    table.timestamp('expires_at').notNullable();
    table.timestamp('closed_at');
    table.index(['organisation_id', 'id']);
  });
  await tenantTable(knex, 'presentation_links');
  await grantPolicy(knex, 'presentation_links', 'public', 'select', `code_hash = ${capability}`);
};

const requests = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('presentation_requests', (table) => {
    // Where it is answered from: the wallet alone (an offer), a screen at the counter, the same device as the page, another device.
    table.text('flow').notNullable().defaultTo('direct');
    table.uuid('link_id').references('presentation_links.id');
    table.text('match_code');
    table.integer('match_tries').notNullable().defaultTo(0);
    // SHA-256 of what the browser that began it alone knows.
    table.text('session_hash').unique({ indexName: 'one_request_per_browser_session' });
    // As the wallet asked when it fetched the request: encrypted, unless it cannot.
    table.text('response_mode').notNullable().defaultTo('direct_post.jwt');
    table.check("flow in ('direct', 'counter', 'same-device', 'other-device')", [], 'request_flow_is_known');
    table.check("(flow in ('same-device', 'other-device')) = (session_hash is not null)", [], 'browser_flow_has_a_session');
    table.check("response_mode in ('direct_post', 'direct_post.jwt')", [], 'response_mode_is_known');
    table.dropChecks('request_state_is_known');
  });
  await knex.raw(
    `alter table presentation_requests add constraint request_state_is_known
     check (state in ('created', 'fetched', 'held', 'answered', 'refused', 'expired', 'cancelled'))`,
  );
  await knex.raw('drop policy grant_public_select on presentation_requests');
  await knex.raw('drop policy grant_outbox_update on presentation_requests');
  await grantPolicy(knex, 'presentation_requests', 'public', 'select', `code_hash = ${capability} or session_hash = ${capability}`);
  await grantPolicy(knex, 'presentation_requests', 'outbox', 'update', "state in ('created', 'fetched', 'held', 'expired')");
};

const held = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('held_answers', (table) => {
    table.uuid('request_id').primary().references('presentation_requests.id');
    table.uuid('organisation_id').notNullable().references('organisations.id');
    // Of the disclosure it becomes when it is claimed.
    table.uuid('disclosure_id').notNullable();
    table.text('receipt_hash').notNullable().unique({ indexName: 'one_held_answer_per_receipt' });
    // What the wallet's redirect brings back; none when a person at the counter confirms.
    table.text('response_code_hash').unique({ indexName: 'one_held_answer_per_response_code' });
    table.text('sealed').notNullable();
    table.text('sealed_key').notNullable();
    table.timestamp('held_at').notNullable();
  });
  await tenantTable(knex, 'held_answers');
  await grantPolicy(knex, 'held_answers', 'public', 'select', `response_code_hash = ${capability} or receipt_hash = ${capability}`);
  await grantPolicy(knex, 'held_answers', 'outbox', 'select');
  await grantPolicy(knex, 'held_answers', 'outbox', 'delete');
};

/**
 * Presentations that begin in a browser: links a company gives away, answers that wait until the browser that began comes back with them
 * (OpenID4VP 1.0 sections 13.3 and 14.2), numbers that stand on both screens.
 */
export const up = async (knex: Knex): Promise<void> => {
  await links(knex);
  await requests(knex);
  await held(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
