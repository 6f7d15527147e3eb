import { organisationOf, type Scope } from '#shared/server/scope';
import { describeNeed } from './describe-need.ts';
import { NeedModel } from './need.model.ts';

/** The company's own, newest first, those that were refused included. */
export async function listNeeds(scope: Scope) {
  const found = await NeedModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id', 'desc');
  return { items: found.map(describeNeed) };
}
