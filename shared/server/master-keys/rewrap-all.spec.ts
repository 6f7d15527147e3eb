import type { Job } from '../jobs.ts';
import { jobRun } from '../jobs.ts';
import { addMasterKey, dropMasterKey } from '../keys/master-source.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { givenMaster, givenSealedRows, readSealedRows, settle, type GivenMaster } from './given.ts';
import { masterKeyJobs } from './master-key-jobs.ts';
import { reportMasterKeys } from './master-key-report.ts';
import { rewrapAll } from './rewrap-all.ts';

const count = 620;

describe('everything sealed', () => {
  let given: GivenMaster;
  const underNewest = async (): Promise<number> => {
    const { current } = await reportMasterKeys(given.house);
    const [row] = await given.sql<{ n: string }>(
      `select (select count(*) from idempotency_keys where left(sealed_answer, $2) = $1)
        + (select count(*) from mail_deliveries where left(sealed, $2) = $1) as n`,
      [`v2.${current}.`, current.length + 4],
    );
    return Number(row!.n);
  };
  const rotate = async (): Promise<string> => {
    await addMasterKey(given.settings);
    await adoptMasterKeys(await given.another());
    return (await reportMasterKeys(await given.another())).rewrapping[0]!;
  };
  beforeEach(async () => {
    given = await givenMaster('issuer');
    await adoptMasterKeys(given.house);
    await givenSealedRows(given, count);
  }, 60_000);

  it('comes under the newest key, page by page, and opens without the old one', async () => {
    const old = await rotate();

    const first = await rewrapAll(given.house);
    settle(given.house);
    const second = await rewrapAll(given.house);
    await dropMasterKey(given.settings, old);

    expect([first.stale, first.rewrapped, first.failed, first.retired]).toEqual([2 * count, 2 * count, 0, false]);
    expect([second.stale, second.retired]).toEqual([0, true]);
    expect([await underNewest(), await readSealedRows(given, await given.another())]).toEqual([2 * count, 2 * count]);
  }, 60_000);

  it('is said to be under the newest key only a minute after something was last found under another', async () => {
    await rotate();
    await rewrapAll(given.house);

    expect((await rewrapAll(given.house)).retired).toBeFalse();
    settle(given.house);
    expect((await rewrapAll(given.house)).retired).toBeTrue();
    const { rewrapping, mayRemove } = await reportMasterKeys(given.house);
    expect([rewrapping.length, mayRemove.length]).toEqual([0, 1]);
  }, 60_000);

  it('retires no key that became an older one while the pass was under way: everything is still under it', async () => {
    const first = await rotate();
    await rewrapAll(given.house);
    settle(given.house);
    const { keys } = given.house;
    const rewrapFiles = async (): Promise<void> => {
      await keys.rewrapFiles();
      await rotate();
    };
    const slow = { ...given.house, keys: { ...keys, rewrapFiles } };

    expect((await rewrapAll(slow)).retired).toBeTrue();

    const { rewrapping, mayRemove } = await reportMasterKeys(await given.another());
    expect([mayRemove, rewrapping.length]).toEqual([[first], 1]);
  }, 60_000);

  it('keeps the old key needed while one text opens under no key at hand', async () => {
    await given.sql(`update mail_deliveries set sealed = 'v2.AAAAAAAA.x.y.z' where id = (select min(id::text)::uuid from mail_deliveries)`);
    await rotate();
    await rewrapAll(given.house);
    settle(given.house);

    const pass = await rewrapAll(given.house);

    expect([pass.failed, pass.retired]).toEqual([1, false]);
    expect(given.house.lines.join('')).toContain('open under no master key');
    expect((await reportMasterKeys(given.house)).mayRemove).toEqual([]);
  }, 60_000);

  it('waits for nobody: what another transaction has in hand is taken the next time', async () => {
    await rotate();
    const holder = await given.house.knex.transaction();
    try {
      await holder.raw(`select set_config('app.grant', 'outbox', true)`);
      await holder.raw('select id from mail_deliveries order by id limit 7 for update');
      const pass = await rewrapAll(given.house);

      expect([pass.stale, pass.rewrapped, pass.retired]).toEqual([2 * count, 2 * count - 7, false]);
    } finally {
      await holder.rollback();
    }
    expect((await rewrapAll(given.house)).rewrapped).toBe(7);
  }, 60_000);

  it('is wrapped again by the server’s own jobs, and only when there is something to do', async () => {
    const job = (name: string): Job => masterKeyJobs.find((one) => one.name === name)!;
    await job('keys.rewrap').work(jobRun(given.house));
    const before = given.house.lines.join('');
    await rotate();
    await job('keys.rewrap').work(jobRun(given.house));

    expect(before).not.toContain('wrapped again');
    expect(await underNewest()).toBe(2 * count);
    await job('keys.sweep').work(jobRun(given.house));
    expect(await readSealedRows(given, given.house)).toBe(2 * count);
  }, 60_000);
});
