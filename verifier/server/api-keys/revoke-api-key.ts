import { notFound } from '#shared/contract/problem';
import type { ParamsOf } from '#shared/contract/route';
import type { revokeApiKey as contract } from '#shared/contracts/verifier/api-keys';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { ApiKeyModel } from './api-key.model.ts';

/** The key opens nothing from now on; a second time changes nothing. Refuses (404) another company's. */
export async function revokeApiKey(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const key = await ApiKeyModel.query(scope.db).findOne({ id: params.apiKeyId, organisationId: organisationOf(scope) });
  if (!key) throw new Refusal(notFound);
  if (key.revokedAt) return;
  await ApiKeyModel.query(scope.db).findById(key.id).patch({ revokedAt: scope.now() });
  await scope.audit('api-key.revoked', 'api-key', key.id);
}
