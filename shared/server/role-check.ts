import type { Knex } from 'knex';

interface RoleFacts {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly owns: readonly string[];
  readonly becomes: readonly string[];
  readonly unfenced: readonly string[];
}

const question = `
select r.rolname as role, r.rolsuper as superuser, r.rolbypassrls as bypass,
  array(select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member'))::text[] as owns,
  array(select m.rolname from pg_roles m
    where m.rolname <> current_user and (m.rolsuper or m.rolbypassrls) and pg_has_role(current_user, m.oid, 'member'))::text[] as becomes,
  array(select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity))::text[] as unfenced
from pg_roles r where r.rolname = current_user`;

const faultsOf = (facts: RoleFacts): readonly string[] =>
  [
    facts.superuser ? 'it is a superuser' : '',
    facts.bypass ? 'it has BYPASSRLS' : '',
    facts.owns.length > 0 ? `it owns, or may become the owner of, ${facts.owns.slice(0, 3).join(', ')}` : '',
    facts.becomes.length > 0 ? `it may become ${facts.becomes.join(', ')}` : '',
    facts.unfenced.length > 0 ? `these tables have no forced row-level security: ${facts.unfenced.join(', ')}` : '',
  ].filter((fault) => fault !== '');

/** A server refuses to start on a role that row-level security would not hold, or on a tenant table left open (shared/decisions/0003). */
export const refuseUnsafeRole = async (knex: Knex): Promise<void> => {
  const { rows } = await knex.raw<{ rows: RoleFacts[] }>(question);
  const facts = rows[0]!;
  const faults = faultsOf(facts);
  if (faults.length > 0) throw new Error(`The database role ${facts.role} cannot run this server: ${faults.join('; ')}.`);
};
