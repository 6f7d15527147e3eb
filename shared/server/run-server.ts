import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeApp, type AppOptions } from './app.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { makeGuardedFetch } from './guarded-fetch.ts';
import type { House } from './house.ts';
import { startJobs, type Job } from './jobs.ts';
import { kernelJobs } from './kernel-jobs.ts';
import type { Keys } from './keys/keys.ts';
import { makeLog } from './log.ts';
import { makeMail } from './mail.ts';
import { adoptMasterKeys } from './master-keys/index.ts';
import { startOutbox } from './outbox-worker.ts';
import type { Reaction } from './reactions.ts';
import { refuseUnsafeRole } from './role-check.ts';

// eslint-disable-next-line no-restricted-syntax -- the one place where time enters; everything else asks scope.now()
export const systemClock = (): Date => new Date();

/** Everything a process holds once, from its settings and its keys. */
export const openHouse = (config: Config, keys: Keys, clock: () => Date = systemClock): House => ({
  config,
  knex: openDatabase(config.databaseUrl),
  log: makeLog(config.logLevel),
  keys,
  mail: makeMail(config, clock),
  fetch: makeGuardedFetch(config),
  clock,
});

export interface ServerOptions extends AppOptions {
  readonly reactions: readonly Reaction[];
  readonly jobs: readonly Job[];
  /** Work to do once the database is reachable and before anyone is let in. */
  readonly prepare?: (house: House) => Promise<void>;
}

/** A localhost installation speaks plain http, so it listens to this machine alone. */
const listen = (server: Server, config: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: config.port, ...(config.local ? { host: '127.0.0.1' } : {}) }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });

export interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Refuses an unsafe database role and a master key that is not the database's, then starts worker, jobs and HTTP; `stop` undoes it in the other order, letting what runs finish. */
export const runServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { house } = options;
  await refuseUnsafeRole(house.knex);
  await adoptMasterKeys(house);
  await options.prepare?.(house);
  const app = makeApp(options);
  const outbox = await startOutbox(house, options.reactions);
  const jobs = await startJobs(house, [...kernelJobs, ...options.jobs]);
  const server = createServer(app.listener);
  server.requestTimeout = 30_000;
  const port = await listen(server, house.config);
  house.log.info({ app: house.config.app, port }, 'listening');
  const stop = async (): Promise<void> => {
    await close(server);
    await outbox.stop();
    await jobs.stop();
    await house.knex.destroy();
    await house.keys.close();
  };
  return { port, stop };
};

/** Stops on Ctrl-C and SIGTERM, once; a second signal leaves at once. */
export const stopOnSignals = (running: RunningServer): void => {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
};
