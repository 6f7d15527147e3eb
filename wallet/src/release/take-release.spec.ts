import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { guardUpdates } from './guard-updates.ts';
import { takenRelease, takeRelease } from './take-release.ts';

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
interface Key {
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey;
}
const newKey = async (): Promise<Key> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  return { publicJwk: await exportJWK(publicKey), privateKey };
};
const manifestOf = (build: string): string => JSON.stringify({ timestamp: 1, hashTable: { '/main.js': build } });

describe('a build of the carnet', () => {
  let ours: Key;
  beforeEach(async () => {
    await caches.delete('carnet-release');
    ours = await newKey();
  });
  afterEach(() => caches.delete('carnet-release'));

  const sign = async (manifest: string, { key = ours, at = 1000, typ = 'carnet-release+jwt' } = {}): Promise<string> =>
    new SignJWT({ manifest: await sha256(manifest) }).setProtectedHeader({ alg: 'ES256', typ }).setIssuedAt(at).sign(key.privateKey);
  const offer = async (build: string, given: { readonly key?: Key; readonly at?: number; readonly typ?: string } = {}) => {
    const manifest = manifestOf(build);
    return takeRelease({ manifest, signature: await sign(manifest, given) }, ours.publicJwk);
  };

  it('is taken when it is signed by the key, then the next, and the same signed again', async () => {
    expect(await takenRelease()).toEqual({ manifest: null, refused: false });
    expect([await offer('un'), await offer('deux', { at: 2000 }), await offer('deux', { at: 2000 })]).toEqual([true, true, true]);
    expect(await takenRelease()).toEqual({ manifest: manifestOf('deux'), refused: false });
  });

  for (const [why, given] of [
    ['signed by another key', async () => ({ key: await newKey() })],
    ['signed for something else', () => Promise.resolve({ typ: 'JWT' })],
    ['older than what was taken, though well signed', () => Promise.resolve({ at: 999 })],
  ] as const)
    it(`is turned away when it is ${why}; what was taken stays, and the next good one too`, async () => {
      await offer('un');
      expect(await offer('deux', await given())).toBeFalse();
      expect(await takenRelease()).toEqual({ manifest: manifestOf('un'), refused: true });
      expect(await offer('trois', { at: 3000 })).toBeTrue();
      expect(await takenRelease()).toEqual({ manifest: manifestOf('trois'), refused: false });
    });

  it('is turned away when a file was changed after the signature, or when there is none', async () => {
    const signature = await sign(manifestOf('un'));
    expect(await takeRelease({ manifest: manifestOf('deux'), signature }, ours.publicJwk)).toBeFalse();
    expect(await takeRelease({ manifest: manifestOf('un'), signature: '<!doctype html>' }, ours.publicJwk)).toBeFalse();
  });

  it('is taken though the key has changed since the last', async () => {
    await offer('un', { at: 5000 });
    ours = await newKey();
    expect(await offer('deux', { at: 4000 })).toBeTrue();
  });
});

describe('the guard before Angular’s service worker', () => {
  const update = '/ngsw.json?ngsw-cache-bust=0.5';
  /** A server that answers so, and what was asked whether to take it. */
  const given = (statuses: Readonly<Record<string, number>>, yes = true) => {
    const asked: string[] = [];
    const network = jasmine.createSpy<typeof fetch>().and.callFake((input) => {
      const { pathname } = new URL(input as string, location.href);
      return Promise.resolve(new Response(`body of ${pathname}`, { status: statuses[pathname] ?? 200 }));
    });
    const guarded = guardUpdates(network, ({ manifest, signature }) => {
      asked.push(manifest, signature);
      return Promise.resolve(yes);
    });
    return { network, guarded, asked };
  };

  it('lets a build through that is taken, as it came', async () => {
    const { guarded, asked } = given({});
    expect(await (await guarded(update)).text()).toBe('body of /ngsw.json');
    expect(asked).toEqual(['body of /ngsw.json', 'body of /release.jws']);
  });

  it('is away for any other, and for a server that has none or fails: what is there goes on', async () => {
    const cases = [
      [{}, false],
      [{ '/ngsw.json': 404 }, true],
      [{ '/ngsw.json': 500 }, true],
      [{ '/release.jws': 502 }, true],
    ] as const;
    for (const [statuses, yes] of cases) expect((await given(statuses, yes).guarded(update)).status).toBe(503);
  });

  it('stands before updates alone', async () => {
    const { guarded, network } = given({}, false);
    for (const url of ['/ngsw.json', '/main.js?ngsw-cache-bust=0.5', '/config.json']) expect((await guarded(url)).status).toBe(200);
    expect(network).toHaveBeenCalledTimes(3);
  });

  it('leaves a broken network what it is', async () => {
    const broken = guardUpdates(
      () => Promise.reject(new TypeError('no answer')),
      () => Promise.resolve(true),
    );
    await expectAsync(broken(update)).toBeRejectedWithError(TypeError);
  });
});
