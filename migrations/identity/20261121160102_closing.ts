import type { Knex } from 'knex';

/** An organisation that closes: it acts no more, and what it signed stays checkable until the day kept here (shared/decisions/0015). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('alter table organisations drop constraint organisation_state_is_known');
  await knex.schema.alterTable('organisations', (table) => {
    table.timestamp('closed_at');
    // Its entry stays in the signed registry until then, told as closed.
    table.date('served_until');
    table.check("state in ('pending', 'approved', 'refused', 'suspended', 'closed')", [], 'organisation_state_is_known');
    table.check("(state = 'closed') = (closed_at is not null)", [], 'closed_organisation_has_a_date');
    table.check('(closed_at is null) = (served_until is null)', [], 'closed_organisation_is_served_until');
  });
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
