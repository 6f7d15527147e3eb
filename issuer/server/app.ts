import { makeAuthenticate } from '#shared/server/identity/index';
import type { House } from '#shared/server/house';
import type { Module } from '#shared/server/module';
import { runServer, type RunningServer, type ServerOptions } from '#shared/server/run-server';
import { accessModule } from './access/index.ts';
import { attendanceModule } from './attendance/index.ts';
import { catalogueModule } from './catalogue/index.ts';
import { competencesModule } from './competences/index.ts';
import { credentialsModule } from './credentials/index.ts';
import { endorsementsModule } from './endorsements/index.ts';
import { evidenceModule } from './evidence/index.ts';
import { notificationsModule } from './notifications/index.ts';
import { organisationsModule } from './organisations/index.ts';
import { authenticateWallet, peopleModule } from './people/index.ts';
import { permissions } from './permissions.ts';
import { trainingModule } from './training/index.ts';

/**
 * Every module in reading order, one line each: its `index.ts` exports `<word>Module: Module` (shared/server/module.ts) with its `routes` (a `Mount`:
 * contract routes by `serve`, protocol endpoints by `protocolRouter(kernel)`), its `reactions` to facts and its `jobs`.
 */
const modules: readonly Module[] = [
  accessModule,
  organisationsModule,
  peopleModule,
  catalogueModule,
  notificationsModule,
  trainingModule,
  attendanceModule,
  evidenceModule,
  competencesModule,
  endorsementsModule,
  credentialsModule,
];

/** Everything of this server but the process: what specs and journeys mount on a house of their own. */
export const issuerParts = (): Omit<ServerOptions, 'house'> => ({
  authenticate: makeAuthenticate(authenticateWallet),
  permissions,
  modules: modules.flatMap((module) => module.routes ?? []),
  reactions: modules.flatMap((module) => module.reactions ?? []),
  jobs: modules.flatMap((module) => module.jobs ?? []),
});

/** The issuer, listening: routes, outbox worker, daily jobs. */
export const startIssuer = (house: House): Promise<RunningServer> => runServer({ house, ...issuerParts() });
