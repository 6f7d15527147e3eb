import { every } from '#shared/server/jobs';
import type { Module } from '#shared/server/module';
import { expireOffers } from './expire-offers.ts';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

export const offersModule: Module = {
  name: 'offers',
  routes,
  reactions,
  jobs: [every('offers.expire', 15, (run) => run.inTenant({ organisationIds: [], grant: 'outbox' }, expireOffers))],
};
