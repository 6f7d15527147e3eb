/**
 * The keys above all keys of one server: secrets of 32 bytes, the newest first. The newest seals and wraps; older ones only open what they
 * sealed, until everything is under the newest (shared/decisions/0016). Signing workers hold them, and the commands that make key files.
 */
import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Key objects, not bytes: Node finds out what a key of bytes is by two errors made and caught, more than the cipher costs (measured). */
export interface MasterKey {
  /** Its short name, which everything sealed or wrapped under it carries. Says nothing about the key. */
  readonly id: string;
  /** Kept in the database: a server that holds another key finds out before it reads anything else. */
  readonly canary: string;
  /** Wraps the data keys of private keys. */
  readonly wrapping: KeyObject;
  /** Encrypts fields. */
  readonly sealing: KeyObject;
}

export interface MasterKeys {
  /** What seals and wraps from now on. */
  readonly current: MasterKey;
  /** Every key that opens, the newest first. */
  readonly all: readonly MasterKey[];
  /** Blind indices: outlives the rotation of the master key, or nothing indexed before would be found again. */
  readonly indexing: KeyObject;
}

const bytesFor = (master: Buffer, purpose: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `carnet/${purpose}/v1`, length));
const derive = (master: Buffer, purpose: string): KeyObject => createSecretKey(bytesFor(master, purpose));

/** Keys of one purpose each (RFC 5869), so that no two uses share one. */
export const deriveKey = (master: Buffer): MasterKey => ({
  id: bytesFor(master, 'id', 6).toString('hex'),
  canary: bytesFor(master, 'canary').toString('base64url'),
  wrapping: derive(master, 'wrap'),
  sealing: derive(master, 'seal'),
});

/** `indexing`: the kept index key; until there is one (before the first rotation), it derives from the oldest secret. */
export const ringOf = (secrets: readonly Buffer[], indexing?: KeyObject): MasterKeys => {
  const all = secrets.map(deriveKey);
  const oldest = secrets.at(-1);
  if (!all[0] || !oldest) throw new Error('master key: none was given');
  if (new Set(all.map((key) => key.id)).size !== all.length) throw new Error('master key: the same key was given twice');
  return { current: all[0], all, indexing: indexing ?? derive(oldest, 'blind-index') };
};

/** A ring of one. */
export const deriveKeys = (master: Buffer): MasterKeys => ringOf([master]);

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`master key: the file ${file} cannot be read; make one of 32 random bytes in base64url, mode 0600`);
  }
};

/** Its lines. Refuses a file that is missing, or that others may read. The message never quotes what is in it. */
export const readMasterLines = (file: string): readonly string[] => {
  const text = readText(file);
  if ((statSync(file).mode & 0o077) !== 0) throw new Error(`master key: others may read ${file}; set its mode to 0600`);
  return text.split(/\s+/u);
};

/** Secrets as they are written: 32 bytes of base64url each. `where` is named in the refusal, the text never is. */
export const parseSecrets = (texts: readonly string[], where: string): readonly Buffer[] =>
  texts.map((text) => {
    const bytes = /^[\w-]{43}$/u.test(text) ? Buffer.from(text, 'base64url') : null;
    if (bytes?.length !== 32) throw new Error(`master key: ${where} does not hold 32 bytes in base64url`);
    return bytes;
  });

/** Writes a secret for the first time: nothing is ever overwritten, and nobody else may read it. */
export const writeSecret = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
};

/** Puts another text in its place, whole or not at all: on the disk under another name first, then renamed. */
export const replaceSecret = (file: string, text: string): void => {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(beside, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(beside, file);
};

export const newSecret = (): string => randomBytes(32).toString('base64url');

const isThere = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'EEXIST';

/** Makes the file at first start; one that is there is left alone. */
export const makeMasterKey = (file: string): void => {
  try {
    writeSecret(file, newSecret());
  } catch (fault) {
    if (!isThere(fault)) throw fault;
  }
};
