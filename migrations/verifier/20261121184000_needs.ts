import type { Knex } from 'knex';
import { grantPolicy, ownId, tenantTable } from '../policies.ts';

/**
 * What a company says it may ask for and why; once approved by the platform it stands in the signed registry, and wallets hold each request
 * against it. A refused one stays, for the company to read why.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('needs', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.text('purpose').notNullable();
    // Names of the catalogue: `competence.level`.
    table.specificType('claims', 'text[]').notNullable();
    table.text('state').notNullable();
    table.timestamp('declared_at').notNullable();
    table.timestamp('decided_at');
    table.text('reason');
    table.index(['organisation_id', 'id']);
    table.check('cardinality(claims) > 0', [], 'need_names_claims');
    table.check("state in ('waiting', 'approved', 'refused')", [], 'need_state_is_known');
    table.check("(state = 'waiting') = (decided_at is null)", [], 'need_decision_is_dated');
    table.check("(state = 'refused') = (reason is not null)", [], 'refused_need_has_a_reason');
  });
  await tenantTable(knex, 'needs');
  await grantPolicy(knex, 'needs', 'platform', 'select');
  await grantPolicy(knex, 'needs', 'platform', 'update');
  await grantPolicy(knex, 'needs', 'public', 'select', "state = 'approved'");
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
