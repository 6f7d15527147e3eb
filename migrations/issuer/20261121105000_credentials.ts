import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

const organisation = (table: Knex.CreateTableBuilder): void => {
  table.uuid('organisation_id').notNullable().references('organisations.id');
};
/** A child names its issuance together with the organisation, so that it can never hang on another organisation's. */
const issuance = (table: Knex.CreateTableBuilder): void => {
  table.uuid('issuance_id').notNullable();
  table.foreign(['organisation_id', 'issuance_id']).references(['organisation_id', 'id']).inTable('issuances');
  table.index(['organisation_id', 'issuance_id']);
};

const statusLists = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('status_lists', (table) => {
    ownId(knex, table);
    organisation(table);
    // One list per signing key: readers may check a list with the key of the credential.
    table.text('kid').notNullable();
    table.integer('entries').notNullable();
    table.integer('next_sequence').notNullable().defaultTo(0);
    // Key of the permutation from sequence to index, encrypted and bound to this row.
    table.text('sealed_secret').notNullable();
    // Raised with every changed status; the signed token is kept with the version it shows.
    table.integer('version').notNullable().defaultTo(0);
    table.text('token');
    table.integer('token_version');
    table.timestamp('token_signed_at');
    table.unique(['organisation_id', 'id']);
    table.check('entries >= 131072', [], 'status_list_is_a_herd');
    table.check('next_sequence between 0 and entries', [], 'status_list_is_not_overfull');
  });
  await knex.raw('create unique index one_open_status_list_per_key on status_lists (organisation_id, kid) where next_sequence < entries');
  await tenantTable(knex, 'status_lists');
};

const issuances = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('issuances', (table) => {
    ownId(knex, table);
    organisation(table);
    // Of a person this organisation knows: the pair points at the tenant edge.
    table.uuid('person_id').notNullable();
    table.foreign(['organisation_id', 'person_id']).references(['organisation_id', 'person_id']).inTable('person_organisations');
    table.text('kind').notNullable();
    table.text('title').notNullable();
    table.jsonb('level');
    table.date('earned_on').notNullable();
    // What earned it: an enrolment, a validation, an attendance record.
    table.text('source_kind').notNullable();
    table.uuid('source_id').notNullable();
    table.uuid('replaces_id');
    // The claims as they were when offered, encrypted and bound to this row.
    table.text('sealed_claims').notNullable();
    table.text('state').notNullable();
    table.text('reason');
    table.timestamp('offered_at').notNullable();
    table.timestamp('claimed_at');
    table.timestamp('signed_at');
    table.timestamp('delivered_at');
    table.timestamp('ended_at');
    table.unique(['organisation_id', 'id']);
    table.foreign(['organisation_id', 'replaces_id']).references(['organisation_id', 'id']).inTable('issuances');
    table.index(['organisation_id', 'person_id']);
    table.index(['organisation_id', 'state', 'id']);
    table.check("kind in ('competence', 'enrolment', 'attendance')", [], 'issuance_kind_is_known');
    table.check(
      "state in ('offered', 'claimed', 'signed', 'delivered', 'suspended', 'revoked', 'cancelled')",
      [],
      'issuance_state_is_known',
    );
    table.check("(state in ('revoked', 'cancelled')) = (ended_at is not null)", [], 'ended_issuance_has_a_date');
  });
  // The last line of "exactly once": a fact delivered twice, or two replacements of one credential, stop here.
  await knex.raw(
    'create unique index one_issuance_per_source on issuances (organisation_id, source_kind, source_id) where replaces_id is null',
  );
  await knex.raw(
    'create unique index one_replacement_per_issuance on issuances (organisation_id, replaces_id) where replaces_id is not null',
  );
  await tenantTable(knex, 'issuances');
};

const endedSources = async (knex: Knex): Promise<void> => {
  // What was taken back, even before its fact came through: facts of one subject reach different reactions in any order.
  await knex.schema.createTable('ended_sources', (table) => {
    organisation(table);
    table.text('source_kind').notNullable();
    table.uuid('source_id').notNullable();
    table.timestamp('ended_at').notNullable();
    table.primary(['organisation_id', 'source_kind', 'source_id']);
  });
  await tenantTable(knex, 'ended_sources');
};

const copies = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('issuance_copies', (table) => {
    ownId(knex, table);
    organisation(table);
    issuance(table);
    table.smallint('number').notNullable();
    table.uuid('status_list_id').notNullable();
    table.integer('status_index').notNullable();
    table.smallint('status').notNullable().defaultTo(0);
    // RFC 7638 thumbprint of the holder's key, once signed.
    table.text('holder');
    // The signed bytes, encrypted, until the wallet says that it keeps them.
    table.text('sealed_credential');
    table.foreign(['organisation_id', 'status_list_id']).references(['organisation_id', 'id']).inTable('status_lists');
    table.unique(['issuance_id', 'number'], { indexName: 'one_copy_per_number' });
    table.unique(['issuance_id', 'holder'], { indexName: 'one_copy_per_holder_key' });
    table.unique(['status_list_id', 'status_index'], { indexName: 'one_copy_per_status_index' });
    table.check('status between 0 and 3', [], 'status_has_two_bits');
  });
  await knex.raw('create index issuance_copies_changed on issuance_copies (organisation_id, status_list_id) where status <> 0');
  await tenantTable(knex, 'issuance_copies');
};

const codes = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('offer_codes', (table) => {
    ownId(knex, table);
    organisation(table);
    issuance(table);
    // SHA-256 of the offer's address, when it is fetched by reference; the code itself derives from that address.
    table.text('offer_hash').unique({ indexName: 'one_offer_per_address' });
    table.text('code_hash').notNullable().unique({ indexName: 'one_offer_per_code' });
    // SHA-256 over the code and the six digits: the digits alone would be guessed from a dump. None for a signed-in wallet.
    table.text('tx_hash');
    table.smallint('attempts').notNullable().defaultTo(0);
    table.timestamp('expires_at').notNullable();
    table.timestamp('used_at');
    table.check('(tx_hash is null) = (offer_hash is null)', [], 'offer_to_scan_has_digits');
  });
  await tenantTable(knex, 'offer_codes');
  await knex.schema.createTable('offer_tokens', (table) => {
    ownId(knex, table);
    organisation(table);
    issuance(table);
    table.text('token_hash').notNullable().unique({ indexName: 'one_offer_token_per_secret' });
    // DPoP: the key without which the token is worth nothing.
    table.text('wallet');
    table.timestamp('expires_at').notNullable();
  });
  await tenantTable(knex, 'offer_tokens');
  await knex.schema.createTable('used_nonces', (table) => {
    organisation(table);
    table.text('nonce_hash').notNullable();
    table.timestamp('expires_at').notNullable();
    table.primary(['organisation_id', 'nonce_hash']);
  });
  await tenantTable(knex, 'used_nonces');
  // The nightly broom belongs to no organisation, and sees only what ended long ago.
  for (const name of ['offer_codes', 'offer_tokens', 'used_nonces']) {
    for (const command of ['select', 'delete'] as const)
      await grantPolicy(knex, name, 'outbox', command, "expires_at < current_timestamp - interval '1 day'");
  }
};

/** From a recorded fact to a credential in a wallet: issuances, their copies, the codes that lead there, the published status lists. */
export const up = async (knex: Knex): Promise<void> => {
  await statusLists(knex);
  await issuances(knex);
  await endedSources(knex);
  await copies(knex);
  await codes(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
