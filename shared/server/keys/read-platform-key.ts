/** The platform's own key, which signs its registry, as it is kept: a file holding what is wrapped. Nothing here can open it. */
import { readFileSync } from 'node:fs';
import { publicJwkOf } from '#shared/credentials/jwt';
import type { KeptKey } from './keys.ts';

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
