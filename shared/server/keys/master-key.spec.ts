import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from './make-keys.ts';
import { deriveKeys, makeMasterKey } from './master-key.ts';
import { makePlatformKey } from './platform-key.ts';
import { readPlatformKey } from './read-platform-key.ts';

describe('the files of the key room', () => {
  let folder: string;
  let master: string;
  let platform: string;
  const start = () => makeKeys({ masterKeyFile: master, platformKeyFile: platform, workers: 1 });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carnet-keys-'));
    master = join(folder, 'in', 'master.key');
    platform = join(folder, 'in', 'platform.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made at first start, for their user alone, and kept after', () => {
    const made = makePlatformKey(master, platform);
    const text = readFileSync(master, 'utf8');

    expect(makePlatformKey(master, platform)).toEqual(made);
    expect(readFileSync(master, 'utf8')).toBe(text);
    expect([master, platform].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(made.did).toMatch(/^did:jwk:/u);
  });

  it('hold no private key in the open', () => {
    makePlatformKey(master, platform);

    expect(readFileSync(platform, 'utf8')).not.toContain('"d"');
    expect(Object.keys(readPlatformKey(platform)).sort()).toEqual(['did', 'kid', 'publicJwk', 'wrapped']);
  });

  it('are refused by name when missing', async () => {
    await expectAsync(start()).toBeRejectedWithError(/platform key: the file .* cannot be read/u);
    makePlatformKey(master, platform);
    rmSync(master);
    await expectAsync(start()).toBeRejectedWithError(/master key: the file .* cannot be read/u);
  });

  it('are refused when others may read the master key', async () => {
    makePlatformKey(master, platform);
    chmodSync(master, 0o644);

    await expectAsync(start()).toBeRejectedWithError(/others may read/u);
  });

  it('are refused when the master key is not one, without quoting it', async () => {
    makePlatformKey(master, platform);
    writeFileSync(master, 'hunter2');

    await expectAsync(start()).toBeRejectedWithError(/^(?!.*hunter2).*does not hold 32 bytes/u);
  });

  it('are refused when another master key wrapped the platform’s key', async () => {
    makePlatformKey(master, platform);
    rmSync(master);
    makeMasterKey(master);

    await expectAsync(start()).toBeRejectedWithError(/another master key/u);
    expect(() => makePlatformKey(master, platform)).toThrowError(/another master key/u);
  });

  it('are refused when the platform’s file is damaged', async () => {
    makePlatformKey(master, platform);
    writeFileSync(platform, '{"kid":"x"}');

    await expectAsync(start()).toBeRejectedWithError(/does not hold a wrapped key/u);
  });

  it('derive keys of one purpose each', () => {
    const { current, indexing } = deriveKeys(randomBytes(32));
    const { wrapping, sealing, canary } = current;
    const secrets = [wrapping, sealing, indexing].map((key) => key.export().toString('base64url'));

    expect(new Set([...secrets, canary]).size).toBe(4);
  });
});
