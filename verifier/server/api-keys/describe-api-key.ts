import type { ApiKeyModel } from './api-key.model.ts';

export const describeApiKey = ({ id, name, ending, createdAt, lastUsedAt, revokedAt }: ApiKeyModel) => ({
  id,
  name,
  ending,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});
