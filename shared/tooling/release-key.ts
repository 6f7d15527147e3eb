// The key that vouches for a build of the wallet: its service worker takes no other.
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

export interface ReleaseKey {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  /** Names the key, in the folder of a build. */
  readonly print: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whole or not at all, and never over one that another command of the same folder made meanwhile. */
const makeIn = async (file: string): Promise<void> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
};

const readJwk = (file: string): JWK | null => {
  try {
    const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK;
    return jwk.kty === 'EC' && jwk.crv === 'P-256' && jwk.x && jwk.y && jwk.d ? jwk : null;
  } catch {
    return null;
  }
};

/**
 * The P-256 private key in the file that `WALLET_RELEASE_KEY_FILE` names, or in `release-key.json` of the folder, made there the first time (mode 0600).
 * Refuses a named file that is not there, and one that holds no such key.
 */
export const releaseKeyOf = async (home: string, env: Environment): Promise<ReleaseKey> => {
  const named = env['WALLET_RELEASE_KEY_FILE'];
  const file = named ?? path.join(home, 'release-key.json');
  if (!existsSync(file)) {
    if (named) throw new Error(`WALLET_RELEASE_KEY_FILE names ${named}, which is not there`);
    await makeIn(file);
  }
  const privateJwk = readJwk(file);
  if (!privateJwk) throw new Error(`${file} holds no P-256 private key as a JWK (RFC 7517)`);
  const { kty, crv, x, y } = privateJwk;
  const publicJwk = { kty, crv, x, y } as JWK;
  return { privateJwk, publicJwk, print: (await calculateJwkThumbprint(publicJwk)).slice(0, 8) };
};
