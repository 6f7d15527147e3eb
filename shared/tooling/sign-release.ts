// What makes a build of the wallet one its service worker takes: the guard with the public key in it, and a signature over the manifest.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { bundleScript } from './bundle-script.ts';
import type { ReleaseKey } from './release-key.ts';

/** Puts the guard of wallet/src/release before Angular's service worker, in the one file that browsers have registered. */
export const guardWorker = (browser: string, { publicJwk }: ReleaseKey): Promise<void> =>
  bundleScript({
    from: 'wallet/src/release/service.worker.ts',
    to: path.join(browser, 'ngsw-worker.js'),
    define: { RELEASE_KEY: JSON.stringify(publicJwk) },
  });

/**
 * Signs the manifest of a build, which holds the digest of every file, as of now: `release.jws`, ES256, `carnet-release+jwt`. A build that is served again
 * after a newer one is signed again, for devices turn away what was signed before what they have.
 */
export const signRelease = async (browser: string, { privateJwk }: ReleaseKey): Promise<void> => {
  const manifest = createHash('sha256')
    .update(readFileSync(path.join(browser, 'ngsw.json')))
    .digest('hex');
  const signature = await new SignJWT({ manifest })
    .setProtectedHeader({ alg: 'ES256', typ: 'carnet-release+jwt' })
    .setIssuedAt()
    .sign(await importJWK(privateJwk, 'ES256'));
  const draft = path.join(browser, `release.${process.pid}`);
  writeFileSync(draft, signature);
  renameSync(draft, path.join(browser, 'release.jws'));
};
