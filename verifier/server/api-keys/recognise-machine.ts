import { notSignedIn } from '#shared/contract/problem';
import type { Authenticate, Door, Identified, Incoming } from '#shared/server/kernel';
import { inScope } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { ApiKeyModel } from './api-key.model.ts';

const bearer = /^Bearer (carnet_[\w-]{43})$/u;
const minute = 60_000;
const stranger = { kind: 'anonymous' } as const;

const useKey = async (scope: Scope, secret: string): Promise<ApiKeyModel | null> => {
  const key = await ApiKeyModel.query(scope.db)
    .findOne({ keyHash: sha256Hex(secret) })
    .whereNull('revokedAt');
  if (!key) return null;
  const before = key.lastUsedAt?.getTime() ?? 0;
  if (scope.now().getTime() - before > minute) await ApiKeyModel.query(scope.db).findById(key.id).patch({ lastUsedAt: scope.now() });
  return key;
};

const byKey = async (incoming: Incoming, door: Door): Promise<Identified> => {
  const header = incoming.header('authorization');
  if (header === undefined) return { actor: stranger, by: 'none' };
  const secret = bearer.exec(header)?.[1];
  const options = { actor: stranger, tenant: { organisationIds: [], grant: 'identity' } };
  const key = secret === undefined ? null : await inScope(door.house, options, (scope) => useKey(scope, secret));
  if (!key) throw new Refusal(notSignedIn, undefined, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
  return { actor: { kind: 'machine', organisationId: key.organisationId, keyId: key.id }, by: 'bearer' };
};

/** On `machine` routes the access key says who calls (RFC 6750 section 2.1), on every other one `otherwise` does. A wrong or revoked key is a 401. */
export const withMachines =
  (otherwise: Authenticate): Authenticate =>
  (incoming, door) =>
    incoming.allow === 'machine' ? byKey(incoming, door) : otherwise(incoming, door);
