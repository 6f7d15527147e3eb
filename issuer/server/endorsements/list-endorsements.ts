import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { listEndorsements as contract } from '#shared/contracts/issuer/endorsements';
import type { Scope } from '#shared/server/scope';
import { identitiesOf } from '../people/index.ts';
import { visibleTrainees } from '../training/index.ts';
import { describeEndorsement } from './describe-endorsement.ts';
import { EndorsementModel } from './endorsement.model.ts';

const most = 200;

/** What waits first, then the latest; a trainer's are those of their own trainees. What was taken back is the person's, and not shown. */
export async function listEndorsements(scope: Scope, { query }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const visible = await visibleTrainees(scope);
  const asked = EndorsementModel.query(scope.db).modify('ofOrganisation', scope).whereNot('state', 'taken-back');
  if (visible) void asked.whereIn('personId', [...visible]);
  const open = await asked.clone().where('state', 'open').resultSize();
  if (query.state) void asked.where('state', query.state);
  const rows = await asked.orderByRaw("state <> 'open', asked_at desc, id desc").limit(most);
  const people = await identitiesOf(
    scope,
    rows.map(({ personId }) => personId),
  );
  const items = await Promise.all(
    rows.flatMap((row) => {
      const person = people.get(row.personId);
      return person ? [describeEndorsement(scope, row, person)] : [];
    }),
  );
  return { items, open };
}
