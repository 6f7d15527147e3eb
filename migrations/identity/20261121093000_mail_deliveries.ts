import type { Knex } from 'knex';
import { customPolicy, grantPolicy, ownId, settings } from '../policies.ts';

/**
 * What was sent, when and about what: never the words, and the address only while the message waits. `sealed` holds both, encrypted and bound
 * to the row, because a message may carry a one-time link; it is emptied when the message leaves.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('mail_deliveries', (table) => {
    ownId(knex, table);
    table.uuid('organisation_id').references('organisations.id').onDelete('SET NULL');
    table.text('template').notNullable();
    table.text('locale').notNullable();
    // Id of what the message is about (a person, an invitation), for who asks whether it left.
    table.text('about');
    table.text('sealed');
    table.text('state').notNullable();
    table.timestamp('requested_at').notNullable();
    table.timestamp('sent_at');
    table.index(['organisation_id', 'about']);
    table.check("state in ('waiting', 'sent')", [], 'delivery_state_is_known_here');
    table.check("(state = 'waiting') = (sealed is not null)", [], 'sent_message_keeps_no_words');
  });
  await customPolicy(knex, 'mail_deliveries', 'own_organisations_select', 'select', `organisation_id = ${settings.organisations}`);
  for (const command of ['select', 'insert', 'update'] as const) await grantPolicy(knex, 'mail_deliveries', 'outbox', command);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
