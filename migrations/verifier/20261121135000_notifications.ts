import type { Knex } from 'knex';
import { customPolicy, grantPolicy, ownId, settings } from '../policies.ts';

const ownInCompany = `organisation_id = ${settings.organisations} and account_id = ${settings.account}`;

/** The inbox of an account in a company: what happened and where it leads, never the data itself. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('notifications', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').notNullable().references('organisations.id');
    table.uuid('account_id').notNullable().references('accounts.id').onDelete('CASCADE');
    table.uuid('fact_id').notNullable();
    table.text('kind').notNullable();
    table.text('subject_id').notNullable();
    table.timestamp('at').notNullable();
    table.timestamp('read_at');
    table.unique(['fact_id', 'account_id'], { indexName: 'one_notification_per_fact_and_account' });
    table.index(['organisation_id', 'account_id', 'at']);
    table.check(
      "kind in ('disclosure-received', 'disclosure-withdrawn', 'offer-refused', 'status-changed')",
      [],
      'notification_kind_is_known',
    );
  });
  for (const command of ['select', 'insert', 'update'] as const)
    await customPolicy(knex, 'notifications', `own_${command}`, command, ownInCompany);
  await grantPolicy(knex, 'notifications', 'outbox', 'select');
  await grantPolicy(knex, 'notifications', 'outbox', 'delete');
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
