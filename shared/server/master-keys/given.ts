/** A house over a database of its own, under a master key of its own: what is rotated here concerns no other spec. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { keysOptionsOf } from '../keys/keys-options.ts';
import { makeKeys } from '../keys/index.ts';
import type { MasterSettings } from '../keys/master-settings.ts';
import { makePlatformKey } from '../keys/platform-key.ts';
import type { AppName } from '../migrate.ts';
import { newId } from '../random.ts';
import { beforeDatabaseStops, freshDatabase } from '../testing/database.ts';
import { makeTestHouse, type TestHouse } from '../testing/house.ts';

export interface GivenMaster {
  readonly house: TestHouse;
  readonly settings: MasterSettings;
  readonly databaseUrl: string;
  /** As superuser: every row, whatever the policies say. */
  sql<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** The same database and settings, its keys read anew: another process, or the same one after a restart. */
  another(): Promise<TestHouse>;
}

/** The same settings for a real issuer process. */
export const environmentOf = (config: Config): Record<string, string> => ({
  ...{ PATH: process.env['PATH'] ?? '', ISSUER_PORT: '0', ISSUER_PUBLIC_URL: config.issuerUrl, VERIFIER_PUBLIC_URL: config.verifierUrl },
  ...{ WALLET_PUBLIC_URL: config.walletUrl, ISSUER_DATABASE_URL: config.databaseUrl, ISSUER_MASTER_KEY_FILE: config.masterKeyFile },
  ...{ ISSUER_PLATFORM_KEY_FILE: config.platformKeyFile, ISSUER_WEB_ROOT: config.webRoot, CARNET_HOME: config.home, LOG_LEVEL: 'silent' },
  ...{ ISSUER_REGISTRY_KEY: JSON.stringify(config.issuerRegistryKey), VERIFIER_REGISTRY_KEY: JSON.stringify(config.verifierRegistryKey) },
});

const keyFiles = (app: AppName): MasterSettings => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-master-'));
  beforeDatabaseStops(async () => rmSync(folder, { recursive: true, force: true }));
  const files = { masterKeyFile: path.join(folder, `${app}-master`), platformKeyFile: path.join(folder, `${app}-platform`) };
  makePlatformKey(files.masterKeyFile, files.platformKeyFile);
  return files;
};

const superuser = (url: string): GivenMaster['sql'] => {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  beforeDatabaseStops(() => pool.end());
  return async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> => (await pool.query(text, [...values])).rows as T[];
};

export const givenMaster = async (app: AppName, changes: Readonly<Record<string, string>> = {}): Promise<GivenMaster> => {
  const database = await freshDatabase(app);
  const settings = keyFiles(app);
  const own = app.toUpperCase();
  const house = await makeTestHouse(app, {
    [`${own}_DATABASE_URL`]: database.databaseUrl,
    [`${own}_MASTER_KEY_FILE`]: settings.masterKeyFile,
    [`${own}_PLATFORM_KEY_FILE`]: settings.platformKeyFile,
    ...changes,
  });
  const another = async (): Promise<TestHouse> => {
    const keys = await makeKeys(keysOptionsOf(house.config));
    beforeDatabaseStops(() => keys.close());
    return Object.assign(Object.create(house) as TestHouse, { keys });
  };
  return { house, settings, databaseUrl: database.databaseUrl, sql: superuser(database.adminUrl), another };
};

/** That many answers kept for repeated requests, sealed as the kernel seals them, and as many messages that wait. */
export const givenSealedRows = async ({ house, sql }: GivenMaster, count: number): Promise<void> => {
  const answers = await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const id = `spec-${newId(house.clock())}`;
      return { id, sealed: await house.keys.seal(`answer ${place}`, `idempotency_keys.sealed_answer:${id}`) };
    }),
  );
  const mails = await Promise.all(
    answers.map(async (_, place) => {
      const id = newId(house.clock());
      return { id, sealed: await house.keys.seal(`mail ${place}`, `mail_deliveries.sealed:${id}`) };
    }),
  );
  await sql(
    `insert into idempotency_keys (id, fingerprint, status, sealed_answer, expires_at)
     select id, 'spec', 200, sealed, now() + interval '1 day' from jsonb_to_recordset($1::jsonb) as r(id text, sealed text)`,
    [JSON.stringify(answers)],
  );
  await sql(
    `insert into mail_deliveries (id, template, locale, sealed, state, requested_at)
     select id, 'spec', 'fr', sealed, 'waiting', now() from jsonb_to_recordset($1::jsonb) as r(id uuid, sealed text)`,
    [JSON.stringify(mails)],
  );
};

/** Opens every one of them with these keys, and counts. */
export const readSealedRows = async ({ sql }: GivenMaster, { keys }: Pick<TestHouse, 'keys'>): Promise<number> => {
  const rows = await sql<{ sealed: string; context: string }>(
    `select sealed_answer as sealed, 'idempotency_keys.sealed_answer:' || id as context from idempotency_keys
     union all select sealed, 'mail_deliveries.sealed:' || id from mail_deliveries`,
  );
  const texts = await Promise.all(rows.map(({ sealed, context }) => keys.open(sealed, context)));
  return texts.filter((text) => /^(answer|mail) \d+$/u.test(text)).length;
};

/** Lets the time pass after which nobody holds anything under an older key. */
export const settle = (house: TestHouse): void => {
  house.time = new Date(house.time.getTime() + 61_000);
};
