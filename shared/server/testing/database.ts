import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded, type Embedded } from '../../tooling/embedded.ts';
import { prepareDatabases, urlFor, type DatabaseUrls, type PreparedDatabases } from '../../tooling/prepare-databases.ts';
import { migrate, type AppName } from '../migrate.ts';

export interface TestDatabases extends PreparedDatabases {
  readonly adminUrl: string;
}

const titles = (): Readonly<Record<AppName, string>> => {
  const own = `${process.pid}_${randomBytes(3).toString('hex')}`;
  return { issuer: `spec_issuer_${own}`, verifier: `spec_verifier_${own}` };
};

/** Processes that share a server must agree on the roles' passwords: they follow from the server's own. */
const passwordsFor = (adminUrl: string) => {
  const one = (role: string): string =>
    createHash('sha256')
      .update(`${role}:${new URL(adminUrl).password}`)
      .digest('base64url');
  return { issuerOwner: one('io'), issuerApp: one('ia'), verifierOwner: one('vo'), verifierApp: one('va') };
};

interface Started {
  readonly databases: TestDatabases;
  stop(): Promise<void>;
}

const dropDatabases = async (adminUrl: string, names: readonly string[]): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  for (const name of names) await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await admin.end();
};

const start = async (): Promise<Started> => {
  const shared = process.env['CARNET_TEST_ADMIN_URL'];
  const folder = shared ? null : mkdtempSync(path.join(tmpdir(), 'carnet-spec-'));
  const server: Embedded | null = folder ? await startEmbedded(folder, { durable: false }) : null;
  const adminUrl = shared ?? server!.adminUrl;
  const names = titles();
  const prepared = await prepareDatabases(adminUrl, passwordsFor(adminUrl), names);
  await migrate('issuer', prepared.issuer.migrationUrl);
  await migrate('verifier', prepared.verifier.migrationUrl);
  const stop = async (): Promise<void> => {
    if (server) await server.stop();
    else await dropDatabases(adminUrl, Object.values(names));
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
  return { databases: { ...prepared, adminUrl }, stop };
};

let started: Promise<Started> | null = null;
const closers: (() => Promise<void>)[] = [];

/** Work to do before the server goes, last registered first. */
export const beforeDatabaseStops = (close: () => Promise<void>): void => {
  closers.unshift(close);
};

/** Two migrated databases on a real PostgreSQL, made once per process; on the server of `CARNET_TEST_ADMIN_URL` when the runner started one. */
export const testDatabases = async (): Promise<TestDatabases> => {
  started ??= start();
  return (await started).databases;
};

export interface FreshDatabase extends DatabaseUrls {
  /** The superuser's own way in: for what a spec must see of every row. */
  readonly adminUrl: string;
}

/** Another migrated database on the same server, for specs that change what a whole database is under. Dropped before the server goes. */
export const freshDatabase = async (app: AppName): Promise<FreshDatabase> => {
  const { adminUrl } = await testDatabases();
  const names = titles();
  beforeDatabaseStops(() => dropDatabases(adminUrl, Object.values(names)));
  const prepared = await prepareDatabases(adminUrl, passwordsFor(adminUrl), names);
  await migrate(app, prepared[app].migrationUrl);
  return { ...prepared[app], adminUrl: urlFor(adminUrl, names[app]) };
};

/** Stops what `testDatabases` started. Jasmine calls it by itself at the end; a script calls it in `finally`. */
export const stopTestDatabases = async (): Promise<void> => {
  if (!started) return;
  const running = await started;
  started = null;
  for (const close of closers.splice(0)) await close();
  await running.stop();
};

if (typeof afterAll === 'function') afterAll(stopTestDatabases, 30_000);
