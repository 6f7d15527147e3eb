import { organisationOf, type Scope } from '#shared/server/scope';
import { describeErasure } from './describe-erasure.ts';
import { ErasureModel } from './erasure.model.ts';

const most = 500;

/** Requests for erasure made to the company: those that wait first, the one due soonest on top. */
export async function listErasures(scope: Scope) {
  const found = await ErasureModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderByRaw(`state <> 'asked', case when state = 'asked' then due_on end, id desc`)
    .limit(most);
  return { items: found.map((one) => describeErasure(scope, one)) };
}
