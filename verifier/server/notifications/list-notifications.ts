import { signedInAccount } from '#shared/server/identity/index';
import { organisationOf, type Scope } from '#shared/server/scope';
import { titleOf } from './notification-words.ts';
import { NotificationModel } from './notification.model.ts';

const most = 100;

const own = (scope: Scope) => ({ organisationId: organisationOf(scope), accountId: signedInAccount(scope).accountId });

/** The inbox of the account in its company, newest first, and how many lines are unread. */
export async function listNotifications(scope: Scope) {
  const found = await NotificationModel.query(scope.db).where(own(scope)).orderBy('at', 'desc').orderBy('id', 'desc').limit(most);
  const unread = await NotificationModel.query(scope.db).where(own(scope)).whereNull('readAt').resultSize();
  const items = found.map(({ id, kind, subjectId, at, readAt }) => ({
    id,
    kind,
    subjectId,
    title: titleOf(kind, scope.locale),
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }));
  return { items, unread };
}
