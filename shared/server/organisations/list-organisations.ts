import type { InputOf } from '#shared/contract/route';
import type { listOrganisations as contract } from '#shared/contracts/organisations';
import type { Scope } from '#shared/server/scope';
import { describeOrganisation } from './describe-organisation.ts';
import { OrganisationModel } from './organisation.model.ts';
import type { State } from './organisation-states.ts';

const mostListed = 200;

const count = async (scope: Scope): Promise<Record<State, number>> => {
  const rows = (await OrganisationModel.query(scope.db).select('state').count('* as number').groupBy('state')) as unknown as {
    state: State;
    number: string;
  }[];
  const none = { pending: 0, approved: 0, refused: 0, suspended: 0, closed: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.number)])) };
};

/** Organisations whose first address is confirmed: those that wait first, the oldest of them first. Found by name (accents ignored) or SIRET. */
export async function listOrganisations(scope: Scope, { query }: InputOf<typeof contract>) {
  const wanted = OrganisationModel.query(scope.db)
    .orderByRaw(`state <> 'pending', case when state = 'pending' then submitted_at end, decided_at desc nulls last`)
    .limit(mostListed);
  if (query.state) void wanted.where('state', query.state);
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
    void wanted.whereRaw('(unaccent(name) ilike unaccent(?) or siret like ?)', [pattern, pattern.replace(/[\s.]/gu, '')]);
  }
  return { items: (await wanted).map(describeOrganisation), counts: await count(scope) };
}
