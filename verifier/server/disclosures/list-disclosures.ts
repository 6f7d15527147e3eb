import { organisationOf, type Scope } from '#shared/server/scope';
import { summariseDisclosure } from './describe-disclosure.ts';
import { DisclosureModel } from './disclosure.model.ts';

const most = 500;

/** What was shared with the company, newest first, and the traces of what was taken back or is over: names of claims only. */
export async function listDisclosures(scope: Scope) {
  const found = await DisclosureModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  return { items: found.map((one) => ({ ...summariseDisclosure(one), claims: one.claims })) };
}
