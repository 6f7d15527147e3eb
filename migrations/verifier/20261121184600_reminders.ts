import type { Knex } from 'knex';
import { grantPolicy } from '../policies.ts';

/** A company that is slow to answer a request for erasure is reminded once, a week before its day (RGPD, article 12(3)). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.alterTable('erasures', (table) => table.timestamp('reminded_at'));
  // The job finds them all, and reminds each company as its tenant.
  await grantPolicy(knex, 'erasures', 'outbox', 'select', "state = 'asked' and reminded_at is null");
  await knex.schema.alterTable('notifications', (table) => table.dropChecks('notification_kind_is_known'));
  await knex.raw(
    `alter table notifications add constraint notification_kind_is_known
     check (kind in ('disclosure-received', 'disclosure-withdrawn', 'offer-refused', 'status-changed', 'erasure-asked', 'erasure-due'))`,
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
