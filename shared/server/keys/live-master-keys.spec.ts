import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenKey } from '#shared/credentials/given';
import { givenToSign } from './given.ts';
import type { KeptKey, Keys } from './keys.ts';
import { makeKeys } from './make-keys.ts';
import { newSecret } from './master-key.ts';
import type { MasterSettings } from './master-settings.ts';
import { addMasterKey, dropMasterKey } from './master-source.ts';
import { makeKeyFiles, makePlatformKey } from './platform-key.ts';
import { readPlatformKey } from './read-platform-key.ts';

const registry = { iss: 'https://issuer.example', iat: 1_795_219_200, exp: 1_795_305_600, ttl: 300, entries: [] };

describe('signing workers whose master key changes', () => {
  let folder: string;
  let files: MasterSettings;
  const opened: Keys[] = [];
  const open = async (settings: MasterSettings = files): Promise<Keys & { readonly platform: KeptKey }> => {
    const keys = await makeKeys({ ...settings, workers: 1 });
    opened.push(keys);
    return keys;
  };
  const ids = async (keys: Keys): Promise<readonly string[]> => (await keys.masterKeys()).keys.map((key) => key.id);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carnet-master-'));
    files = { masterKeyFile: join(folder, 'master'), platformKeyFile: join(folder, 'platform') };
    makePlatformKey(files.masterKeyFile, files.platformKeyFile);
  });
  afterEach(async () => {
    for (const keys of opened.splice(0)) await keys.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('open at once what another process sealed under a key they have not seen', async () => {
    const keys = await open();
    const before = await keys.seal('before', 'x');
    await addMasterKey(files);
    const other = await open();

    const after = await other.seal('after', 'x');

    expect(after.split('.')[1]).not.toBe(before.split('.')[1]);
    expect([await keys.open(after, 'x'), await other.open(before, 'x')]).toEqual(['after', 'before']);
    expect(await ids(keys)).toEqual(await ids(other));
  }, 60_000);

  it('sign with keys wrapped before, during and after, and keep their blind indices', async () => {
    const keys = await open();
    const holder = await givenKey();
    const key = await keys.createDid('organisme.example:o:atelier');
    const index = await keys.blindIndex('a', 'x');
    const sign = async (signer: Keys, kept: KeptKey): Promise<boolean> =>
      (await signer.signCredential(givenToSign(kept, holder.jwk))) !== '';
    const during: boolean[] = [];
    await addMasterKey(files);
    const helper = await open();
    during.push(await sign(keys, key), await sign(helper, key));
    const again = { ...key, wrapped: await helper.rewrapKey(key.wrapped, key.kid) };
    await helper.rewrapFiles();
    during.push(await sign(keys, again), await sign(helper, again));
    await dropMasterKey(files, (await helper.masterKeys()).keys[1]!.id);
    const late = await open();

    expect([...during, await sign(late, again)]).toEqual(Array(5).fill(true));
    expect((await late.signToken(keys.platform, 'carnet-registry+jwt', registry)).split('.').length).toBe(3);
    expect([await late.blindIndex('a', 'x'), await keys.blindIndex('a', 'x')]).toEqual([index, index]);
    await expectAsync(late.rewrapKey(key.wrapped, key.kid)).toBeRejectedWithError(/another master key/u);
  }, 60_000);

  it('take the authority’s file along', async () => {
    const keys = await open();
    const anchor = await keys.authority(1_795_219_200);
    await addMasterKey(files);
    const helper = await open();
    await helper.rewrapFiles();
    await dropMasterKey(files, (await ids(helper))[1]!);

    expect(await (await open()).authority(1_795_219_200)).toBe(anchor);
  }, 60_000);

  it('go on with the keys at hand when the file breaks, and say so', async () => {
    const keys = await open();
    const sealed = await keys.seal('secret', 'x');
    const good = readFileSync(files.masterKeyFile, 'utf8');
    writeFileSync(files.masterKeyFile, 'hunter2\n');
    await expectAsync(keys.open(`v2.AAAAAAAA.${sealed.split('.').slice(2).join('.')}`, 'x')).toBeRejectedWithError(/AAAAAAAA/u);

    expect(await keys.open(sealed, 'x')).toBe('secret');
    expect((await keys.masterKeys()).fault).toMatch(/^(?!.*hunter2).*32 bytes/u);
    writeFileSync(files.masterKeyFile, good);
  }, 60_000);

  it('come from the environment, newest first, and are refused by the name of the variable', async () => {
    const name = `CARNET_SPEC_${randomBytes(6).toString('hex')}`;
    const settings = { ...files, masterKeyVariable: name };
    const old = readFileSync(files.masterKeyFile, 'utf8').trim();
    const sealed = await (await open()).seal('secret', 'x');
    try {
      process.env[name] = `${newSecret()}, ${old}`;
      const keys = await open(settings);

      expect(await keys.open(sealed, 'x')).toBe('secret');
      expect((await ids(keys)).length).toBe(2);
      await expectAsync(addMasterKey(settings)).toBeRejectedWithError(new RegExp(name, 'u'));
      process.env[name] = 'hunter2';
      await expectAsync(open(settings)).toBeRejectedWithError(new RegExp(`^(?!.*hunter2).*${name}`, 'u'));
    } finally {
      delete process.env[name];
    }
  }, 60_000);

  it('are not made anew, nor made beside what a missing one wrapped', async () => {
    const text = readFileSync(files.masterKeyFile, 'utf8');

    expect((await makeKeyFiles(files)).kid).toBe(readPlatformKey(files.platformKeyFile).kid);
    expect(readFileSync(files.masterKeyFile, 'utf8')).toBe(text);
    rmSync(files.masterKeyFile);
    await expectAsync(makeKeyFiles(files)).toBeRejectedWithError(/put it back/u);
    await expectAsync(dropMasterKey(files, 'x')).toBeRejectedWithError(/cannot be read/u);
  }, 60_000);

  it('lose neither the newest nor an unknown one', async () => {
    const [only] = await ids(await open());

    await expectAsync(dropMasterKey(files, only!)).toBeRejectedWithError(/newest/u);
    await expectAsync(dropMasterKey(files, 'AAAAAAAA')).toBeRejectedWithError(/no master key AAAAAAAA/u);
  }, 60_000);
});
