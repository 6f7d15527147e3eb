import type { Knex } from 'knex';

/**
 * One person's wallet on several devices (shared/decisions/0025): each has a connection of its own, and copies of its own, so that one of them
 * can be taken out alone. Who holds copies that were asked at a counter or from a page is not known: `connection_id` is null.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw('drop index one_open_connection_per_person');
  await knex.raw(
    'create unique index one_open_connection_per_key on wallet_connections (organisation_id, person_id, thumbprint) where closed_at is null',
  );
  await knex.raw('alter table wallet_connections drop constraint close_reason_is_known');
  await knex.raw(
    "alter table wallet_connections add constraint close_reason_is_known check (close_reason in ('lost', 'replaced', 'disconnected', 'refresh-reused', 'recovered', 'removed'))",
  );
  await knex.schema.alterTable('wallet_connections', (table) => {
    table.text('device');
    table.check('length(device) between 1 and 40', [], 'device_has_a_short_name');
  });
  await knex.raw('alter table wallet_invitations drop constraint wallet_invitation_purpose_is_known');
  await knex.raw(
    "alter table wallet_invitations add constraint wallet_invitation_purpose_is_known check (purpose in ('connect', 'replace', 'device'))",
  );
  for (const name of ['offer_codes', 'offer_tokens', 'issuance_copies']) {
    await knex.schema.alterTable(name, (table) => {
      table.uuid('connection_id');
    });
  }
  await knex.raw(
    'create index issuance_copies_of_device on issuance_copies (organisation_id, connection_id) where connection_id is not null',
  );
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
