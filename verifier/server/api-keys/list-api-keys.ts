import { organisationOf, type Scope } from '#shared/server/scope';
import { ApiKeyModel } from './api-key.model.ts';
import { describeApiKey } from './describe-api-key.ts';

const most = 200;

/** The company's keys, newest first, those that were revoked included. */
export async function listApiKeys(scope: Scope) {
  const found = await ApiKeyModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  return { items: found.map(describeApiKey) };
}
