import type { Scope } from '#shared/server/scope';
import { NotificationModel } from './notification.model.ts';

const keptMs = 180 * 86_400_000;

/** Forgets lines of the inbox after six months. Runs as the worker. */
export async function forgetOld(scope: Scope): Promise<void> {
  await NotificationModel.query(scope.db)
    .where('at', '<', new Date(scope.now().getTime() - keptMs))
    .delete();
}
