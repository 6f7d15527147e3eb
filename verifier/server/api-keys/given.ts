import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { ApiKeyModel } from './api-key.model.ts';

/** A key of that company, known by its name alone. */
export const givenApiKey = async (scope: Scope, organisationId: string): Promise<string> => {
  const name = `Clé ${newToken()}`;
  const createdAt = scope.now();
  await ApiKeyModel.query(scope.db).insert({ organisationId, name, ending: 'fin0', keyHash: sha256Hex(newToken()), createdAt });
  return name;
};
