import { existsSync, readFileSync } from 'node:fs';
import { authorityFileOf, authorityKid } from './authority-file.ts';
import { rewrapKey } from './envelope.ts';
import { keepIndexKey } from './index-key.ts';
import { replaceSecret, type MasterKeys } from './master-key.ts';
import { readPlatformKey } from './read-platform-key.ts';

interface WrappedFile {
  readonly wrapped: string;
}

const rewrapFile = (keys: MasterKeys, file: string, kid: string): void => {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as WrappedFile;
  const wrapped = rewrapKey(keys, kept.wrapped, kid);
  if (wrapped !== kept.wrapped) replaceSecret(file, JSON.stringify({ ...kept, wrapped }));
};

/** The key files of a server under the newest master key: the platform's, the registry authority's if there is one, the index key. */
export const rewrapFiles = (keys: MasterKeys, platformKeyFile: string): void => {
  if (keys.all.length > 1) keepIndexKey(keys, platformKeyFile);
  rewrapFile(keys, platformKeyFile, readPlatformKey(platformKeyFile).kid);
  const authority = authorityFileOf(platformKeyFile);
  if (existsSync(authority)) rewrapFile(keys, authority, authorityKid);
};
