/**
 * The key of blind indices, kept sealed beside the platform's key from the first rotation of the master key on: links and codes that were given
 * away are made from it (verifier/server/presentations/link-code.ts), so it stays when the master key goes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { openText, sealText } from './envelope.ts';
import { replaceSecret, type MasterKeys } from './master-key.ts';

const context = 'index-key';
export const indexFileOf = (platformKeyFile: string): string => `${platformKeyFile}.index`;

/** Null before the first rotation. Refuses one that these master keys did not seal. */
export const readIndexKey = (keys: MasterKeys, platformKeyFile: string): Buffer | null => {
  const file = indexFileOf(platformKeyFile);
  if (!existsSync(file)) return null;
  return Buffer.from(openText(keys, readFileSync(file, 'utf8').trim(), context), 'base64url');
};

/** Seals it under the newest master key, whole or not at all. */
export const keepIndexKey = (keys: MasterKeys, platformKeyFile: string): void =>
  replaceSecret(indexFileOf(platformKeyFile), sealText(keys, keys.indexing.export().toString('base64url'), context));
