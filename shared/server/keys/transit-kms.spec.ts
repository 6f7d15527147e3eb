import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenTransit, type GivenTransit } from './given-transit.ts';
import type { Keys } from './keys.ts';
import { makeKeys } from './make-keys.ts';
import type { MasterSettings } from './master-settings.ts';
import { addMasterKey, dropMasterKey } from './master-source.ts';
import { makeKeyFiles } from './platform-key.ts';
import { makeWrappedSecret, unwrapSecret } from './transit-kms.ts';

describe('a key service', () => {
  let folder: string;
  let transit: GivenTransit;
  let files: MasterSettings;
  let opened: Keys[];
  const open = async (): Promise<Keys> => {
    const keys = await makeKeys({ ...files, workers: 1 });
    opened.push(keys);
    return keys;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'carnet-kms-'));
    transit = await givenTransit(folder);
    files = { masterKeyFile: join(folder, 'master'), platformKeyFile: join(folder, 'platform'), masterKms: transit.settings };
    opened = [];
  });
  afterEach(async () => {
    for (const keys of opened) await keys.close();
    await transit.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes and unwraps the secret: only its wrapped form is written down', async () => {
    await makeKeyFiles(files);
    const written = readFileSync(files.masterKeyFile, 'utf8');
    const sealed = await (await open()).seal('secret', 'x');

    expect(written).toMatch(/^vault:v1:[\w+/=]+\n$/u);
    expect(await (await open()).open(sealed, 'x')).toBe('secret');
    expect(transit.asked.map(({ path }) => path.replace('/v1/transit/', ''))).toEqual(
      jasmine.arrayWithExactContents(['datakey/plaintext/carnet', 'decrypt/carnet', 'decrypt/carnet', 'decrypt/carnet']),
    );
    expect(transit.asked[0]!.body).toEqual({ bits: 256 });
  }, 60_000);

  it('is asked once: what is open stays open while it is away, and nothing new opens', async () => {
    await makeKeyFiles(files);
    const keys = await open();
    transit.answerWith({ status: 503, text: '{"errors":["Vault is sealed"]}' });

    expect(await keys.open(await keys.seal('secret', 'x'), 'x')).toBe('secret');
    await expectAsync(open()).toBeRejectedWithError(/key service refused \(decrypt, status 503\)/u);
    await transit.close();
    await expectAsync(open()).toBeRejectedWithError(/does not answer/u);
  }, 60_000);

  it('wraps a new secret beside the old one, and both open', async () => {
    await makeKeyFiles(files);
    const keys = await open();
    const sealed = await keys.seal('before', 'x');
    await addMasterKey(files);
    const { keys: ring } = await keys.masterKeys();
    const again = await keys.rewrap(sealed, 'x');
    await keys.rewrapFiles();
    await dropMasterKey(files, ring[1]!.id);

    expect(ring.length).toBe(2);
    expect(await (await open()).open(again, 'x')).toBe('before');
    expect(readFileSync(files.masterKeyFile, 'utf8').trim().split('\n').length).toBe(1);
  }, 60_000);

  it('is refused when it answers something else, follows no redirect, and is never quoted', async () => {
    const { settings } = transit;
    const wrapped = await makeWrappedSecret(settings);
    const answers = [
      { status: 200, text: '{"data":{"plaintext":"aHVudGVyMg==","ciphertext":"hunter2"}}' },
      { status: 200, text: '{"data":"hunter2"}' },
      { status: 200, text: 'hunter2' },
      { status: 302, text: 'hunter2', location: 'http://127.0.0.1:1/v1/transit/decrypt/carnet' },
      { status: 200, text: `{"data":{"plaintext":"${'A'.repeat(70_000)}"}}` },
    ];
    for (const answer of answers) {
      transit.answerWith(answer);
      await expectAsync(unwrapSecret(settings, wrapped)).toBeRejectedWithError(/^(?!.*hunter2)master key: the key service/u);
    }
    const asked = transit.asked.length;
    await expectAsync(unwrapSecret(settings, 'hunter2')).toBeRejectedWithError(/did not wrap/u);
    expect(transit.asked.length).toBe(asked);
  }, 60_000);

  it('is reached over https, or on this machine, with a token that nobody else reads', async () => {
    const far = { ...transit.settings, url: 'http://vault.example:8200/v1/transit' };
    await expectAsync(makeWrappedSecret(far)).toBeRejectedWithError(/over https/u);
    writeFileSync(transit.settings.tokenFile, 'hvs.wrong\n');
    await expectAsync(makeWrappedSecret(transit.settings)).toBeRejectedWithError(/status 403/u);
    chmodSync(transit.settings.tokenFile, 0o644);
    await expectAsync(makeWrappedSecret(transit.settings)).toBeRejectedWithError(/others may read/u);
  }, 60_000);
});
