import { daily } from '#shared/server/jobs';
import type { Module } from '#shared/server/module';
import { forgetOld } from './forget-old.ts';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

/** The inbox of recruiters. E-mail itself is shared/server/notifications. */
export const notificationsModule: Module = {
  name: 'notifications',
  routes,
  reactions,
  jobs: [daily('notifications.forget-old', '03:50', (run) => run.inTenant({ organisationIds: [], grant: 'outbox' }, forgetOld))],
};
