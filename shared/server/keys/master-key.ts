/** The key above all keys of one server: 32 bytes in a file that only its user reads. Signing workers alone call `readMasterKey`. */
import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Key objects, not bytes: Node finds out what a key of bytes is by two errors made and caught, more than the cipher costs (measured). */
export interface MasterKeys {
  /** Wraps the data keys of private keys. */
  readonly wrapping: KeyObject;
  /** Encrypts fields. */
  readonly sealing: KeyObject;
  /** Blind indices. */
  readonly indexing: KeyObject;
}

const derive = (master: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `carnet/${purpose}/v1`, 32)));

/** Three keys of one purpose each (RFC 5869), so that no two uses share one. */
export const deriveKeys = (master: Buffer): MasterKeys => ({
  wrapping: derive(master, 'wrap'),
  sealing: derive(master, 'seal'),
  indexing: derive(master, 'blind-index'),
});

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`master key: the file ${file} cannot be read; make one of 32 random bytes in base64url, mode 0600`);
  }
};

/** Refuses a file that others may read, and contents that are not 32 bytes of base64url. The message never quotes them. */
export const readMasterKey = (file: string): MasterKeys => {
  const text = readText(file);
  if ((statSync(file).mode & 0o077) !== 0) throw new Error(`master key: others may read ${file}; set its mode to 0600`);
  const bytes = /^[\w-]{43}$/u.test(text) ? Buffer.from(text, 'base64url') : null;
  if (bytes?.length !== 32) throw new Error(`master key: ${file} does not hold 32 bytes in base64url`);
  return deriveKeys(bytes);
};

/** Writes a secret for the first time: nothing is ever overwritten, and nobody else may read it. */
export const writeSecret = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
};

const isThere = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'EEXIST';

/** Makes the file at first start; one that is there is left alone. */
export const makeMasterKey = (file: string): void => {
  try {
    writeSecret(file, randomBytes(32).toString('base64url'));
  } catch (fault) {
    if (!isThere(fault)) throw fault;
  }
};
