import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { readConfig, type Config } from '../config.ts';
import { openDatabase } from '../database.ts';
import { makeGuardedFetch } from '../guarded-fetch.ts';
import type { House, Mail } from '../house.ts';
import { makePlatformKey } from '../keys/platform-key.ts';
import { makeLog } from '../log.ts';
import type { AppName } from '../migrate.ts';
import { beforeDatabaseStops, testDatabases } from './database.ts';
import { testKeys } from './keys.ts';

/** The day every spec happens on, unless it says otherwise: a Tuesday morning in France. */
export const specTime = new Date('2026-11-24T08:30:00.000Z');

export interface TestHouse extends House {
  /** What was sent, in order. */
  readonly mails: Mail[];
  /** Every log line, as written. */
  readonly lines: string[];
  /** The house's clock follows: `house.time = new Date(…)`. */
  time: Date;
}

const strangerKey = (): string => JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }));

let masters: string | null = null;
/** A database is under one master key, so houses of one application that share a database share it too. */
const masterFileOf = (app: AppName): string => {
  if (masters === null) {
    masters = mkdtempSync(path.join(tmpdir(), 'carnet-masters-'));
    beforeDatabaseStops(async () => {
      rmSync(masters!, { recursive: true, force: true });
      masters = null;
    });
  }
  return path.join(masters, app);
};

/** The two secret files of a server, made as its first start would, and its public registry key. */
const makeSecrets = (app: AppName, home: string): { readonly master: string; readonly platform: string; readonly publicJwk: string } => {
  const [master, platform] = [masterFileOf(app), path.join(home, 'platform-key.json')];
  return { master, platform, publicJwk: JSON.stringify(makePlatformKey(master, platform).publicJwk) };
};

/** Settings of a localhost installation, through the ordinary reader. */
export const testConfig = async (app: AppName, changes: Readonly<Record<string, string>> = {}): Promise<Config> => {
  const databases = await testDatabases();
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-house-'));
  beforeDatabaseStops(async () => rmSync(home, { recursive: true, force: true }));
  const own = app.toUpperCase();
  const secrets = makeSecrets(app, home);
  return readConfig(app, {
    [`${own}_PORT`]: '0',
    ISSUER_PUBLIC_URL: 'http://localhost:7301',
    VERIFIER_PUBLIC_URL: 'http://localhost:7302',
    WALLET_PUBLIC_URL: 'http://localhost:7303',
    [`${own}_DATABASE_URL`]: databases[app].databaseUrl,
    [`${own}_MASTER_KEY_FILE`]: secrets.master,
    [`${own}_PLATFORM_KEY_FILE`]: secrets.platform,
    ISSUER_REGISTRY_KEY: app === 'issuer' ? secrets.publicJwk : strangerKey(),
    VERIFIER_REGISTRY_KEY: app === 'verifier' ? secrets.publicJwk : strangerKey(),
    CARNET_HOME: home,
    [`${own}_WEB_ROOT`]: path.join(home, 'web'),
    LOG_LEVEL: 'info',
    SIGNING_WORKERS: '1',
    ...changes,
  });
};

/** A house over the test database, closed with it. Real keys, real fetch guard; mail and log are kept in memory to be read. */
export const makeTestHouse = async (app: AppName, changes: Readonly<Record<string, string>> = {}): Promise<TestHouse> => {
  const config = await testConfig(app, changes);
  const mails: Mail[] = [];
  const lines: string[] = [];
  const keys = testKeys(config);
  const house: TestHouse = {
    config,
    knex: openDatabase(config.databaseUrl, { pool: 6 }),
    log: makeLog(config.logLevel, { write: (line: string) => void lines.push(line) } satisfies pino.DestinationStream),
    keys,
    mail: (mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
    fetch: makeGuardedFetch(config),
    clock: () => house.time,
    mails,
    lines,
    time: specTime,
  };
  beforeDatabaseStops(async () => {
    await house.knex.destroy();
    await keys.close();
  });
  return house;
};

const houses = new Map<AppName, Promise<TestHouse>>();

/** The house the use-case specs of an application share. */
export const testHouse = (app: AppName): Promise<TestHouse> => {
  const made = houses.get(app) ?? makeTestHouse(app);
  houses.set(app, made);
  return made;
};
