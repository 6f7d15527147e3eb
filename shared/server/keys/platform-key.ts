/** Makes the platform's own key, which signs its registry: wrapped in a file, at the first start. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { didJwkOf } from '#shared/credentials/did-key';
import { publicJwkOf } from '#shared/credentials/jwt';
import { unwrapPrivateKey, wrapPrivateKey } from './envelope.ts';
import type { KeptKey, PublicJwk } from './keys.ts';
import { makeMasterKey, parseSecrets, readMasterLines, ringOf, writeSecret, type MasterKeys } from './master-key.ts';
import type { MasterSettings } from './master-settings.ts';
import { makeFirstMasterKey, readMasterKeys } from './master-source.ts';
import { readPlatformKey } from './read-platform-key.ts';

export const publicJwkFrom = (key: KeyObject): PublicJwk => {
  const jwk = publicJwkOf(createPublicKey(key).export({ format: 'jwk' }));
  if (!jwk) throw new Error('the key is not of P-256');
  return jwk;
};

const makeUnder = (keys: MasterKeys, platformKeyFile: string): KeptKey => {
  if (!existsSync(platformKeyFile)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicJwk = publicJwkFrom(privateKey);
    const did = didJwkOf(publicJwk);
    const kid = `${did}#0`;
    writeSecret(platformKeyFile, JSON.stringify({ kid, did, publicJwk, wrapped: wrapPrivateKey(keys, privateKey, kid) }));
  }
  const kept = readPlatformKey(platformKeyFile);
  unwrapPrivateKey(keys, kept.wrapped, kept.kid);
  return kept;
};

/**
 * Makes the master key and the platform's key of one server if they are not there, and gives the latter: its `publicJwk` is what others
 * hold in their configuration. Refuses a platform key that another master key wrapped.
 */
export const makePlatformKey = (masterKeyFile: string, platformKeyFile: string): KeptKey => {
  makeMasterKey(masterKeyFile);
  return makeUnder(ringOf(parseSecrets(readMasterLines(masterKeyFile), masterKeyFile)), platformKeyFile);
};

/** The same, wherever the master key comes from. Refuses to make a master key where something is already wrapped by one that is missing. */
export const makeKeyFiles = async (settings: MasterSettings): Promise<KeptKey> => {
  await makeFirstMasterKey(settings);
  return makeUnder(await readMasterKeys(settings), settings.platformKeyFile);
};
