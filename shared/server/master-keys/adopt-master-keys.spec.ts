import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { indexFileOf } from '../keys/index-key.ts';
import { newSecret } from '../keys/master-key.ts';
import { addMasterKey } from '../keys/master-source.ts';
import { makePlatformKey } from '../keys/platform-key.ts';
import { adoptMasterKeys } from './adopt-master-keys.ts';
import { faultOfMasterKeys } from './check-master-keys.ts';
import { givenMaster, type GivenMaster } from './given.ts';
import type { MasterKeyRow } from './master-key-rows.ts';
import { reportMasterKeys } from './master-key-report.ts';
import { rewrapAll } from './rewrap-all.ts';

describe('a database and its master keys', () => {
  let given: GivenMaster;
  const rows = (): Promise<MasterKeyRow[]> => given.sql('select * from master_keys order by since, id');
  beforeEach(async () => {
    given = await givenMaster('issuer');
    await adoptMasterKeys(given.house);
  }, 60_000);

  it('know each other from the first start on, once', async () => {
    const before = await rows();
    await adoptMasterKeys(await given.another());

    expect(before.map((row) => row.state)).toEqual(['current']);
    expect(await rows()).toEqual(before);
  }, 60_000);

  it('refuse each other in clear words, and nothing is written', async () => {
    const before = await rows();
    rmSync(given.settings.masterKeyFile);
    rmSync(given.settings.platformKeyFile);
    makePlatformKey(given.settings.masterKeyFile, given.settings.platformKeyFile);
    const other = await given.another();

    await expectAsync(adoptMasterKeys(other)).toBeRejectedWithError(/another master key .* Put that one back\. Nothing was touched/u);
    expect(await rows()).toEqual(before);
  }, 60_000);

  it('begin a rotation with a key put before the others, and miss an old one taken away too early', async () => {
    const file = given.settings.masterKeyFile;
    await addMasterKey(given.settings);
    copyFileSync(file, `${file}.both`);
    await adoptMasterKeys(await given.another());
    const states = (await rows()).map((row) => row.state).sort();
    const report = await reportMasterKeys(await given.another());
    await (await given.another()).keys.rewrapFiles();
    const [newest, old] = readFileSync(file, 'utf8').trim().split('\n');
    writeFileSync(file, newest!);
    const early = await given.another();

    expect(states).toEqual(['current', 'older']);
    expect([report.rewrapping.length, report.mayRemove.length]).toEqual([1, 0]);
    expect(old?.length).toBe(43);
    await expectAsync(adoptMasterKeys(early)).toBeRejectedWithError(/is missing: something in the database is still under it/u);
  }, 60_000);

  it('miss the kept index key, without which links already given would be lost', async () => {
    await addMasterKey(given.settings);
    await adoptMasterKeys(given.house);
    await rewrapAll(given.house);
    rmSync(indexFileOf(given.settings.platformKeyFile));
    const lines = readFileSync(given.settings.masterKeyFile, 'utf8').trim().split('\n');
    writeFileSync(given.settings.masterKeyFile, [...lines, newSecret()].join('\n'));

    await expectAsync(adoptMasterKeys(await given.another())).toBeRejectedWithError(/index key .* ends in \.index/u);
  }, 60_000);

  it('find out a key that only bears the name of another', () => {
    const row = { id: 'AAAAAAAA', state: 'current', canary: 'c', indexCanary: 'i' } as const;
    const state = { keys: [{ id: 'AAAAAAAA', canary: 'c' }], indexCanary: 'i' };

    expect(faultOfMasterKeys([row], state)).toBeNull();
    expect(faultOfMasterKeys([], state)).toBeNull();
    expect(faultOfMasterKeys([{ ...row, canary: 'd' }], state)).toMatch(/canary/u);
    expect(faultOfMasterKeys([row, { ...row, id: 'BBBBBBBB', state: 'retired' }], state)).toBeNull();
  }, 60_000);
});
