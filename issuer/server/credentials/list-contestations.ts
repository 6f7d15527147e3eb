import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { listContestations as contract } from '#shared/contracts/issuer/contestations';
import type { Scope } from '#shared/server/scope';
import { identitiesOf } from '../people/index.ts';
import { ContestationModel } from './contestation.model.ts';
import { contestedIssuances } from './contested-issuances.ts';
import { describeContestation } from './describe-contestation.ts';

const most = 200;
const nobody = { givenName: '', familyName: '' };

/** What holders of this organism contest, the oldest that waits first, then what was answered, newest first. */
export async function listContestations(scope: Scope, { query }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const own = () => ContestationModel.query(scope.db).modify('ofOrganisation', scope);
  const rows = await own()
    .where({ ...(query.state ? { state: query.state } : {}) })
    .orderByRaw("(state = 'open') desc, case when state = 'open' then contested_at end, contested_at desc")
    .limit(most);
  const issuances = await contestedIssuances(scope, rows);
  const people = await identitiesOf(scope, [...new Set(rows.map((row) => row.personId))]);
  const shown = rows.filter((row) => issuances.has(row.id));
  const items = await Promise.all(
    shown.map((row) => describeContestation(scope, row, { issuance: issuances.get(row.id)!, person: people.get(row.personId) ?? nobody })),
  );
  return { items, open: await own().where({ state: 'open' }).resultSize() };
}
