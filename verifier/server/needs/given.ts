import { newToken } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { NeedModel } from './need.model.ts';

/** A need of that company, known by its purpose alone. */
export const givenNeed = async (scope: Scope, organisationId: string): Promise<string> => {
  const purpose = `Besoin ${newToken()}`;
  const declaredAt = scope.now();
  await NeedModel.query(scope.db).insert({
    ...{ organisationId, purpose, claims: ['competence.level'], state: 'waiting', declaredAt, decidedAt: null, reason: null },
  });
  return purpose;
};
