/** Where the master keys come from: a file, the environment, or a key management service that unwraps what the file holds (decision 0016). */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readIndexKey } from './index-key.ts';
import { newSecret, parseSecrets, readMasterLines, replaceSecret, ringOf, writeSecret, type MasterKeys } from './master-key.ts';
import type { MasterSettings } from './master-settings.ts';
import { makeWrappedSecret, unwrapSecret } from './transit-kms.ts';

const readSecrets = async (settings: MasterSettings): Promise<readonly Buffer[]> => {
  const { masterKeyFile, masterKeyVariable, masterKms } = settings;
  if (masterKeyVariable !== undefined)
    return parseSecrets(
      (process.env[masterKeyVariable] ?? '').split(',').map((text) => text.trim()),
      masterKeyVariable,
    );
  const lines = readMasterLines(masterKeyFile);
  return masterKms ? Promise.all(lines.map((line) => unwrapSecret(masterKms, line))) : parseSecrets(lines, masterKeyFile);
};

const indexKey = (settings: MasterSettings, ring: MasterKeys): KeyObject | undefined => {
  const kept = readIndexKey(ring, settings.platformKeyFile);
  return kept ? createSecretKey(kept) : undefined;
};

/** All keys of a server. Refuses a missing, malformed or short one, naming where it should be and never quoting it. */
export const readMasterKeys = async (settings: MasterSettings): Promise<MasterKeys> => {
  const secrets = await readSecrets(settings);
  const indexing = indexKey(settings, ringOf(secrets));
  const ring = ringOf(secrets, indexing);
  for (const secret of secrets) secret.fill(0);
  return ring;
};

/** Changes when the file does: an environment does not change while a process lives. */
export const stampOf = ({ masterKeyFile, masterKeyVariable }: MasterSettings): string => {
  if (masterKeyVariable !== undefined) return '';
  try {
    const { ino, size, mtimeNs } = statSync(masterKeyFile, { bigint: true });
    return [ino, size, mtimeNs].join(' ');
  } catch {
    return 'gone';
  }
};

const newLine = ({ masterKms }: MasterSettings): Promise<string> =>
  masterKms ? makeWrappedSecret(masterKms) : Promise.resolve(newSecret());

const refuseVariable = ({ masterKeyVariable }: MasterSettings): void => {
  if (masterKeyVariable !== undefined)
    throw new Error(
      `The master key comes from ${masterKeyVariable}: change it there, newest first, comma between them, and start the servers again.`,
    );
};

/**
 * Makes the first master key; a file that is there is left alone. Refuses where keys of before are still kept: a new master key would open none
 * of them, and making one would hide that the old one is missing.
 */
export const makeFirstMasterKey = async (settings: MasterSettings): Promise<void> => {
  const { masterKeyFile, masterKeyVariable, platformKeyFile } = settings;
  if (masterKeyVariable !== undefined || existsSync(masterKeyFile)) return;
  if (existsSync(platformKeyFile))
    throw new Error(`master key: the file ${masterKeyFile} cannot be read, and what it wrapped is still there: put it back`);
  writeSecret(masterKeyFile, await newLine(settings));
};

/** Puts a new key before the others: from the next second on it seals and wraps, the others only open. */
export const addMasterKey = async (settings: MasterSettings): Promise<void> => {
  refuseVariable(settings);
  const lines = [await newLine(settings), ...readMasterLines(settings.masterKeyFile)];
  replaceSecret(settings.masterKeyFile, lines.join('\n'));
};

/** Takes an older key away. The caller has made sure that nothing needs it (`remove-master-key.ts`). Refuses the newest, and an unknown one. */
export const dropMasterKey = async (settings: MasterSettings, id: string): Promise<void> => {
  refuseVariable(settings);
  const lines = readMasterLines(settings.masterKeyFile);
  const place = (await readMasterKeys(settings)).all.findIndex((key) => key.id === id);
  if (place < 0) throw new Error(`There is no master key ${id} in ${settings.masterKeyFile}.`);
  if (place === 0) throw new Error(`${id} is the newest master key: everything is under it.`);
  replaceSecret(settings.masterKeyFile, lines.filter((_, at) => at !== place).join('\n'));
};
