import type { BodyOf } from '#shared/contract/route';
import { tooManyKeys, type createApiKey as contract } from '#shared/contracts/verifier/api-keys';
import { requireApproved } from '#shared/server/organisations/index';
import { newToken, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { ApiKeyModel } from './api-key.model.ts';
import { describeApiKey } from './describe-api-key.ts';

const most = 20;
/** In front of every key, so that one left in a file is recognised for what it is. */
export const keyPrefix = 'carnet_';

/** A key of 256 bits, given this once and kept as its SHA-256. Refuses a company that is not approved, and a twenty-first active key. */
export async function createApiKey(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { id: organisationId } = await requireApproved(scope);
  const active = await ApiKeyModel.query(scope.db).where({ organisationId }).whereNull('revokedAt').resultSize();
  if (active >= most) throw new Refusal(tooManyKeys);
  const secret = `${keyPrefix}${newToken()}`;
  const key = await ApiKeyModel.query(scope.db).insertAndFetch({
    ...{ organisationId, name: body.name, ending: secret.slice(-4), keyHash: sha256Hex(secret) },
    ...{ createdAt: scope.now(), lastUsedAt: null, revokedAt: null },
  });
  await scope.audit('api-key.created', 'api-key', key.id);
  return { key: describeApiKey(key), secret };
}
