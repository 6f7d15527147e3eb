/** Builders for specs. */
import type { Scope } from '#shared/server/scope';
import { PresentationLinkModel } from './presentation-link.model.ts';

/** A link of the scope's company; gives its purpose, another each time. */
export const givenPresentationLink = async (scope: Scope, organisationId: string): Promise<string> => {
  const purpose = `Vérifier ${crypto.randomUUID()}`;
  await PresentationLinkModel.query(scope.db).insert({
    ...{ organisationId, purpose, wishes: [], retentionDays: 30, codeHash: crypto.randomUUID(), closedAt: null },
    createdAt: scope.now(),
    expiresAt: new Date(scope.now().getTime() + 86_400_000),
  });
  return purpose;
};
