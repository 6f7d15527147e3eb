import { every } from '#shared/server/jobs';
import type { Module } from '#shared/server/module';
import { expireLinks } from './expire-links.ts';
import { routes } from './routes.ts';

export const publicLinksModule: Module = {
  name: 'public-links',
  routes,
  jobs: [every('public-links.expire', 15, (run) => run.inTenant({ organisationIds: [], grant: 'outbox' }, expireLinks))],
};
