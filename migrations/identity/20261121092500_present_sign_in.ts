import type { Knex } from 'knex';

// One question per request instead of a transaction of four: the opening is the function's own and ends with it, and it answers
// only to the hash of a live cookie. The last use is noted once a minute, enough for an idle limit of 30.
const present = `
create function present_sign_in(hash text, at timestamptz)
returns table (sign_in_id uuid, account_id uuid, organisation_id uuid, role text)
language plpgsql as $$
declare
  found record;
  former text := coalesce(current_setting('app.grant', true), '');
begin
  perform set_config('app.grant', 'identity', true);
  select s.id, s.account_id, s.organisation_id, s.last_seen_at into found from sign_ins s
    where s.token_hash = hash and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '30 minutes';
  if found is null then
    perform set_config('app.grant', former, true);
    return;
  end if;
  if found.last_seen_at < at - interval '1 minute' then update sign_ins s set last_seen_at = at where s.id = found.id; end if;
  return query select found.id, found.account_id, found.organisation_id, m.role from (values (1)) as one
    left join memberships m on m.account_id = found.account_id and m.organisation_id is not distinct from found.organisation_id;
  perform set_config('app.grant', former, true);
end $$`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(present);
};

export const down = (): Promise<void> => Promise.reject(new Error('migrations only go forward'));
