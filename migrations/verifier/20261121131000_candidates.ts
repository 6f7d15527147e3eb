import type { Knex } from 'knex';
import { customPolicy, grantPolicy, holderRows, ownId, settings } from '../policies.ts';

const signIn = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('wallet_nonces', (table) => {
    // SHA-256 of the nonce; the row leaves when it is used.
    table.text('id').primary();
    table.text('purpose').notNullable();
    table.text('holder');
    table.timestamp('expires_at').notNullable().index();
    table.check("purpose in ('sign-in', 'profile')", [], 'wallet_nonce_purpose_is_known');
    table.check("(purpose = 'profile') = (holder is not null)", [], 'profile_nonce_has_a_holder');
  });
  await grantPolicy(knex, 'wallet_nonces', 'identity');
  await holderRows(knex, 'wallet_nonces');
  await knex.schema.createTable('wallet_tokens', (table) => {
    table.text('id').primary();
    table.text('holder').notNullable();
    table.timestamp('expires_at').notNullable().index();
  });
  await grantPolicy(knex, 'wallet_tokens', 'identity');
};

const profiles = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('candidates', (table) => {
    ownId(knex, table);
    // Thumbprint of the key a wallet made for this verifier: there is no account.
    table.text('holder').notNullable().unique({ indexName: 'one_profile_per_key' });
    table.text('visibility').notNullable();
    table.text('department').notNullable().references('departments.code');
    table.text('situation').notNullable();
    table.date('available_from');
    table.text('sealed_name');
    table.date('published_on').notNullable();
    table.timestamp('updated_at').notNullable();
    table.check("visibility in ('masked', 'named')", [], 'hidden_profile_has_no_row');
    table.check("(visibility = 'named') = (sealed_name is not null)", [], 'named_profile_has_a_name');
    table.check("situation in ('searching', 'open', 'in-training', 'employed')", [], 'situation_is_known');
  });
  await holderRows(knex, 'candidates');
  await customPolicy(knex, 'candidates', 'search', 'select', settings.granted('search'));
  await knex.schema.createTable('candidate_competences', (table) => {
    ownId(knex, table);
    table.uuid('candidate_id').notNullable().references('candidates.id').onDelete('CASCADE').index();
    table.text('holder').notNullable();
    table.integer('skill_id').notNullable().references('skills.id');
    table.text('label').notNullable();
    table.text('level');
    table.smallint('normalised');
    table.text('issuer_did').notNullable();
    table.text('issuer_name').notNullable();
    table.date('validated_on');
    table.timestamp('expires_at');
    // All that is kept of the credential itself: where its status stands.
    table.text('status_uri');
    table.integer('status_index');
    table.text('verdict').notNullable();
    table.timestamp('checked_at').notNullable();
    table.unique(['candidate_id', 'skill_id', 'issuer_did'], { indexName: 'one_proof_per_competence_and_issuer' });
    table.index(['issuer_did', 'status_uri']);
    table.check("verdict in ('verified', 'to-check', 'refused')", [], 'competence_verdict_is_known');
    table.check('normalised between 1 and 3', [], 'normalised_level_is_one_to_three');
  });
  await holderRows(knex, 'candidate_competences');
  await customPolicy(knex, 'candidate_competences', 'search', 'select', settings.granted('search'));
  // The check that runs by itself.
  for (const command of ['select', 'update'] as const) await grantPolicy(knex, 'candidate_competences', 'outbox', command);
};

/**
 * Search rows (design B5): tokens of what may be searched, and the order of the list. Without row-level security, on purpose: PostgreSQL may not
 * use an index on `@>`, which is not leakproof, below a policy. Nothing in it names a key, a company or a person; cards are read elsewhere.
 */
const searchRows = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('candidate_search', (table) => {
    table.uuid('candidate_id').primary().references('candidates.id').onDelete('CASCADE');
    table.specificType('tok', 'integer[]').notNullable();
    table.date('last_valid_on').notNullable();
    // year * 12 + month; 0 when available now.
    table.integer('available_month').notNullable();
  });
  await knex.raw('create index candidate_search_tokens on candidate_search using gin (tok)');
  await knex.raw('create index candidate_search_order on candidate_search (last_valid_on desc, candidate_id desc)');
};

/** Persons as the verifier knows them: a key, what they chose to publish, what was proven. */
export const up = async (knex: Knex): Promise<void> => {
  await signIn(knex);
  await profiles(knex);
  await searchRows(knex);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
