/** The platform's own key, which signs its registry: a file holding what is wrapped, made at first start. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { didJwkOf } from '#shared/credentials/did-key';
import { publicJwkOf } from '#shared/credentials/jwt';
import { unwrapPrivateKey, wrapPrivateKey } from './envelope.ts';
import type { KeptKey, PublicJwk } from './keys.ts';
import { makeMasterKey, readMasterKey, writeSecret } from './master-key.ts';

export const publicJwkFrom = (key: KeyObject): PublicJwk => {
  const jwk = publicJwkOf(createPublicKey(key).export({ format: 'jwk' }));
  if (!jwk) throw new Error('the key is not of P-256');
  return jwk;
};

const readFile = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const parse = (file: string, text: string): KeptKey => {
  const { kid, did, publicJwk, wrapped } = JSON.parse(text) as Record<string, unknown>;
  const jwk = publicJwkOf(publicJwk);
  if (typeof kid !== 'string' || typeof did !== 'string' || typeof wrapped !== 'string' || !jwk)
    throw new Error(`platform key: ${file} is not one`);
  return { kid, did, publicJwk: jwk, wrapped };
};

/** The kept form; private parts stay wrapped. Refuses a missing or damaged file. */
export const readPlatformKey = (file: string): KeptKey => {
  const text = readFile(file);
  if (text === null) throw new Error(`platform key: the file ${file} cannot be read; the first start makes it`);
  try {
    return parse(file, text);
  } catch {
    throw new Error(`platform key: ${file} does not hold a wrapped key`);
  }
};

/**
 * Makes the master key and the platform's key of one server if they are not there, and gives the latter: its `publicJwk` is what others
 * hold in their configuration. Refuses a platform key that another master key wrapped.
 */
export const makePlatformKey = (masterKeyFile: string, platformKeyFile: string): KeptKey => {
  makeMasterKey(masterKeyFile);
  const keys = readMasterKey(masterKeyFile);
  if (readFile(platformKeyFile) === null) {
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
