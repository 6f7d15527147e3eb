import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { addMasterKey, dropMasterKey } from '../keys/master-source.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { environmentOf, givenMaster, givenSealedRows, readSealedRows, settle, type GivenMaster } from './given.ts';
import { reportMasterKeys } from './master-key-report.ts';
import { rewrapAll } from './rewrap-all.ts';

const count = 800;
const program = fileURLToPath(new URL('given-rewrap-process.ts', import.meta.url));

describe('a rotation of the master key whose process is killed', () => {
  let given: GivenMaster;
  const under = async (table: string, column: string, prefix: string): Promise<number> => {
    const [row] = await given.sql<{ n: string }>(`select count(*) n from ${table} where left(${column}, $2) = $1`, [prefix, prefix.length]);
    return Number(row!.n);
  };

  it('leaves everything readable, goes on where it stopped, and ends', async () => {
    given = await givenMaster('issuer');
    await adoptMasterKeys(given.house);
    await givenSealedRows(given, count);
    const { current: old } = await reportMasterKeys(given.house);
    await addMasterKey(given.settings);
    await adoptMasterKeys(given.house);
    const prefix = `v2.${(await reportMasterKeys(given.house)).current}.`;
    // The messages are out of reach for a while, so that the process is always in the middle when it dies.
    await given.sql('begin');
    await given.sql('lock table mail_deliveries in access exclusive mode');
    const child = spawn(process.execPath, [program], { env: environmentOf(given.house.config), stdio: 'ignore' });
    const gone = once(child, 'exit');
    while (child.exitCode === null && (await under('idempotency_keys', 'sealed_answer', prefix)) === 0);
    child.kill('SIGKILL');
    await gone;
    await given.sql('commit');

    const done = await under('idempotency_keys', 'sealed_answer', prefix);

    expect(done).toBeGreaterThan(0);
    expect(await under('mail_deliveries', 'sealed', prefix)).toBe(0);
    expect(await readSealedRows(given, await given.another())).toBe(2 * count);

    const pass = await rewrapAll(given.house);
    settle(given.house);
    expect([pass.stale, pass.rewrapped, (await rewrapAll(given.house)).retired]).toEqual([2 * count - done, 2 * count - done, true]);
    await dropMasterKey(given.settings, old);
    expect(await readSealedRows(given, await given.another())).toBe(2 * count);
  }, 60_000);
});
