import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { id, Instant, text } from '#shared/contract/values';

/** Keys by which a company's programs call the verifier: shown once, kept as a hash, revoked at any moment. */

export const ApiKeyId = id<'ApiKey'>('Clé d’accès');
export const ApiKey = z.object({
  id: ApiKeyId,
  name: z.string(),
  /** The last four characters, by which its owner knows it. */
  ending: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type ApiKey = z.output<typeof ApiKey>;
export const tooManyKeys = problem(
  'too-many-keys',
  409,
  '20 clés actives au plus : révoquez celles qui ne servent plus',
  '20 active keys at most: revoke those no longer in use',
);

export const listApiKeys = route({
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'The access keys of the company, newest first; never the keys themselves',
  allow: 'api-key:manage:own',
  reply: z.object({ items: z.array(ApiKey) }),
});
/** No `creates`: an answer kept to be repeated would keep the key. */
export const createApiKey = route({
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'A new access key, given this once',
  allow: 'api-key:manage:own',
  body: z.object({ name: text(80).meta({ title: 'Nom de la clé' }) }),
  reply: z.object({ key: ApiKey, secret: z.string() }),
  status: 201,
  refuses: [tooManyKeys],
  limit: { points: 60, seconds: 3600, per: 'actor' },
});
export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api/v1/api-keys/:apiKeyId',
  summary: 'The key opens nothing any more',
  allow: 'api-key:manage:own',
  params: z.object({ apiKeyId: ApiKeyId }),
  reply: noContent,
  status: 204,
});
