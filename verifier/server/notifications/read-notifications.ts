import { signedInAccount } from '#shared/server/identity/index';
import { organisationOf, type Scope } from '#shared/server/scope';
import { NotificationModel } from './notification.model.ts';

/** Everything in the account's inbox until now is read. */
export async function readNotifications(scope: Scope): Promise<void> {
  await NotificationModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), accountId: signedInAccount(scope).accountId })
    .whereNull('readAt')
    .patch({ readAt: scope.now() });
}
