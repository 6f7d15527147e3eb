import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { releaseKeyOf } from './release-key.ts';
import { signRelease } from './sign-release.ts';

describe('the key of the wallet’s releases', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'carnet-release-key-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('is made once, for its owner’s eyes, and found again', async () => {
    const [one, other] = await Promise.all([releaseKeyOf(home, {}), releaseKeyOf(home, {})]);
    expect(one).toEqual(other);
    expect(await releaseKeyOf(home, {})).toEqual(one);
    expect(statSync(path.join(home, 'release-key.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(['release-key.json']);
    expect(one.publicJwk.d).toBeUndefined();
  });

  it('is the one of a file, which has to be there and to hold one', async () => {
    const file = path.join(home, 'theirs.json');
    const env = { WALLET_RELEASE_KEY_FILE: file };
    await expectAsync(releaseKeyOf(home, env)).toBeRejectedWithError(/is not there/u);
    for (const text of ['{"kty":"EC","crv":"P-256","x":"a","y":"b"}', 'not a key', 'null']) {
      writeFileSync(file, text);
      await expectAsync(releaseKeyOf(home, env)).toBeRejectedWithError(/holds no P-256 private key/u);
    }
    const { privateJwk, print } = await releaseKeyOf(home, {});
    writeFileSync(file, JSON.stringify(privateJwk));
    expect((await releaseKeyOf(home, env)).print).toBe(print);
  });

  it('signs the manifest as it is, for nothing else', async () => {
    const key = await releaseKeyOf(home, {});
    writeFileSync(path.join(home, 'ngsw.json'), '{}');
    await signRelease(home, key);
    const signature = readFileSync(path.join(home, 'release.jws'), 'utf8');
    const { payload } = await jwtVerify(signature, await importJWK(key.publicJwk, 'ES256'));
    expect(decodeProtectedHeader(signature)).toEqual({ alg: 'ES256', typ: 'carnet-release+jwt' });
    expect(payload).toEqual({
      manifest: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      iat: jasmine.any(Number),
    });
  });
});
