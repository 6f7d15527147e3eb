import { makeAuthenticate } from '#shared/server/identity/index';
import type { House } from '#shared/server/house';
import type { Module } from '#shared/server/module';
import { notificationsModule as messages } from '#shared/server/notifications/index';
import { runServer, type RunningServer, type ServerOptions } from '#shared/server/run-server';
import { accessModule } from './access/index.ts';
import { apiKeysModule, withMachines } from './api-keys/index.ts';
import { candidatesModule, recogniseWallet } from './candidates/index.ts';
import { disclosuresModule } from './disclosures/index.ts';
import { erasuresModule } from './erasures/index.ts';
import { needsModule } from './needs/index.ts';
import { notificationsModule } from './notifications/index.ts';
import { offersModule } from './offers/index.ts';
import { permissions } from './permissions.ts';
import { presentationsModule } from './presentations/index.ts';
import { publicLinksModule } from './public-links/index.ts';
import { receiptsModule } from './receipts/index.ts';
import { recruitersModule } from './recruiters/index.ts';
import { reportsModule } from './reports/index.ts';
import { verificationModule } from './verification/index.ts';

/**
 * Every module in reading order, one line each: its `index.ts` exports `<word>Module: Module` (shared/server/module.ts) with its `routes` (a `Mount`:
 * contract routes by `serve`, protocol endpoints by `protocolRouter(kernel)`), its `reactions` to facts and its `jobs`.
 */
const modules: readonly Module[] = [
  accessModule,
  recruitersModule,
  needsModule,
  apiKeysModule,
  candidatesModule,
  verificationModule,
  disclosuresModule,
  presentationsModule,
  receiptsModule,
  erasuresModule,
  reportsModule,
  offersModule,
  publicLinksModule,
  notificationsModule,
  messages,
];

/** Everything of this server but the process: what specs and journeys mount on a house of their own. */
export const verifierParts = (house: Pick<House, 'config'>): Omit<ServerOptions, 'house'> => ({
  authenticate: withMachines(makeAuthenticate(recogniseWallet)),
  permissions,
  modules: modules.flatMap((module) => module.routes ?? []),
  reactions: modules.flatMap((module) => module.reactions ?? []),
  jobs: modules.flatMap((module) => module.jobs ?? []),
  // the public page checks signatures and statuses in the browser, at the issuer and at outside issuers (did:web is https)
  connect: [house.config.issuerUrl, 'https:'],
  // and reads QR codes
  camera: true,
});

/** The verifier, listening: routes, outbox worker, daily jobs. */
export const startVerifier = (house: House): Promise<RunningServer> => runServer({ house, ...verifierParts(house) });
