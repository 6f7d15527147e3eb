import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newSecret } from '../keys/master-key.ts';
import { makePlatformKey } from '../keys/platform-key.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { environmentOf, givenMaster, givenSealedRows, type GivenMaster } from './given.ts';

const main = fileURLToPath(new URL('../../../issuer/server/main.ts', import.meta.url));

describe('a server whose master key is not the right one', () => {
  let given: GivenMaster;
  let before: string;

  /** Every row of every table, those of the jobs too. */
  const picture = async (): Promise<string> => {
    const tables = await given.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const lines = [];
    for (const { name } of tables) {
      const [row] = await given.sql<{ sum: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`,
      );
      lines.push(`${name} ${row!.sum}`);
    }
    return lines.join('\n');
  };
  const start = async (
    changes: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | null; readonly said: string }> => {
    const env = { ...environmentOf(given.house.config), ...changes };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  };
  const expectRefused = async (words: RegExp, changes: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { code, said } = await start(changes);

    expect(code).not.toBe(0);
    expect(said).toMatch(words);
    expect(said).not.toContain('hunter2');
    expect(await picture()).toBe(before);
  };

  beforeAll(async () => {
    given = await givenMaster('issuer');
    await adoptMasterKeys(given.house);
    await givenSealedRows(given, 3);
    before = await picture();
  }, 60_000);
  beforeEach(() => {
    for (const file of [given.settings.masterKeyFile, given.settings.platformKeyFile]) cpSync(file, `${file}.kept`);
  });
  afterEach(() => {
    for (const file of [given.settings.masterKeyFile, given.settings.platformKeyFile]) cpSync(`${file}.kept`, file);
    chmodSync(given.settings.masterKeyFile, 0o600);
  });

  it('says that it is missing, and touches nothing', async () => {
    rmSync(given.settings.masterKeyFile);
    await expectRefused(/master key: the file .* cannot be read/u);
  }, 60_000);

  it('says that it is too short, or none, and touches nothing', async () => {
    writeFileSync(given.settings.masterKeyFile, 'hunter2');
    await expectRefused(/does not hold 32 bytes in base64url/u);
    await expectRefused(/ISSUER_MASTER_KEY does not hold 32 bytes/u, { ISSUER_MASTER_KEY: newSecret().slice(0, 30) });
  }, 60_000);

  it('says that others may read it, and touches nothing', async () => {
    chmodSync(given.settings.masterKeyFile, 0o640);
    await expectRefused(/others may read/u);
  }, 60_000);

  it('says that it is another one, and touches nothing', async () => {
    writeFileSync(given.settings.masterKeyFile, newSecret());
    await expectRefused(/wrapped under another master key/u);
  }, 60_000);

  it('says that it is another server’s, with that one’s own files, and touches nothing', async () => {
    rmSync(given.settings.masterKeyFile);
    rmSync(given.settings.platformKeyFile);
    makePlatformKey(given.settings.masterKeyFile, given.settings.platformKeyFile);
    await expectRefused(/this is another master key .*Put that one back\. Nothing was touched/u);
  }, 60_000);
});
