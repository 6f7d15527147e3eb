/** Lines of an inbox as reactions would leave them. For specs. */
import { newId } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { NotificationModel } from './notification.model.ts';

/** A line in the inbox of an account of the scope's company; gives what it is about. */
export const givenNotification = async (scope: Scope, organisationId: string, accountId: string): Promise<string> => {
  const own = await scope.as({ organisationIds: [organisationId], accountId });
  const subjectId = newId(scope.now());
  const row = {
    organisationId,
    accountId,
    factId: newId(scope.now()),
    kind: 'disclosure-received' as const,
    subjectId,
    at: scope.now(),
    readAt: null,
  };
  await NotificationModel.query(own.db).insert(row);
  return subjectId;
};
