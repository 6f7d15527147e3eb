import { noAttempts, waitLeft, type Attempts } from './attempts.ts';
import { deleteDatabase, openDatabase, readAll, readOne, writeAll, type Write } from './database.ts';
import { generateHolderKey, signWith } from './holder-key.ts';
import type { HolderKey, Keyring } from './keyring.ts';
import { freshDerivation, keyFromPassphrase, type Derivation } from './passphrase.ts';
import { seal, unseal, type Sealed } from './seal.ts';
import type { Change, Room, Store } from './store.ts';

interface Wrapped {
  readonly derivation: Derivation;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly key: ArrayBuffer;
}
export type Unlocking = { readonly ok: true } | { readonly ok: false; readonly why: 'wrong' | 'wait'; readonly waitMs: number };
export class Locked extends Error {}

const version = 'v1';
const recordName = (room: Room, id: string): string => `${room}|${id}|${version}`;

/**
 * The device's safe (shared/decisions/0006): every record is encrypted under a key that only the passphrase unwraps; holder keys are
 * non-extractable and answer only while it is open. The only door to secrets.
 */
export class Vault implements Store, Keyring {
  readonly #name: string;
  #database: IDBDatabase | null = null;
  #key: CryptoKey | null = null;

  constructor(name = 'carnet') {
    this.#name = name;
  }

  get open(): boolean {
    return this.#key !== null;
  }

  /** Has this device a wallet already? */
  async exists(): Promise<boolean> {
    return (await readOne<Wrapped>(await this.#db(), 'meta', 'passphrase')) !== undefined;
  }

  /** Makes the safe and opens it. Refuses when there is one: nothing is ever overwritten. */
  async create(passphrase: string): Promise<void> {
    if (await this.exists()) throw new Error('this device already has a wallet');
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const wrapped = await this.#wrap(key, passphrase);
    await writeAll(await this.#db(), [{ store: 'meta', key: 'passphrase', value: wrapped }]);
    this.#key = await this.#unwrap(wrapped, passphrase);
  }

  /** Wrong passphrases make one wait, longer each time; the wait is said, never silent. */
  async unlock(passphrase: string, now = Date.now()): Promise<Unlocking> {
    const database = await this.#db();
    const attempts = (await readOne<Attempts>(database, 'meta', 'attempts')) ?? noAttempts;
    const waitMs = waitLeft(attempts, now);
    if (waitMs > 0) return { ok: false, why: 'wait', waitMs };
    const wrapped = await readOne<Wrapped>(database, 'meta', 'passphrase');
    if (!wrapped) throw new Error('this device has no wallet');
    try {
      this.#key = await this.#unwrap(wrapped, passphrase);
    } catch {
      const next: Attempts = { wrong: attempts.wrong + 1, last: now };
      await writeAll(database, [{ store: 'meta', key: 'attempts', value: next }]);
      return { ok: false, why: 'wrong', waitMs: waitLeft(next, now) };
    }
    await writeAll(database, [{ store: 'meta', key: 'attempts', value: noAttempts }]);
    return { ok: true };
  }

  lock(): void {
    this.#key = null;
  }

  /** Deletes everything on this device, keys included. */
  async destroy(): Promise<void> {
    this.lock();
    this.#database?.close();
    this.#database = null;
    await deleteDatabase(this.#name);
  }

  async get<T>(room: Room, id: string): Promise<T | null> {
    const name = recordName(room, id);
    const found = await readOne<Sealed>(await this.#db(), 'records', name);
    return found ? unseal<T>(this.#opened(), name, found) : null;
  }

  async all<T>(room: Room): Promise<readonly T[]> {
    const found = await readAll<Sealed>(await this.#db(), 'records', `${room}|`);
    return Promise.all(found.map(([name, value]) => unseal<T>(this.#opened(), name, value)));
  }

  async write(changes: readonly Change[]): Promise<void> {
    const key = this.#opened();
    const writes = await Promise.all(
      changes.map(async ({ room, id, value }): Promise<Write> => {
        const name = recordName(room, id);
        return { store: 'records', key: name, ...(value === undefined ? {} : { value: await seal(key, name, value) }) };
      }),
    );
    if (writes.length > 0) await writeAll(await this.#db(), writes);
  }

  async make(): Promise<HolderKey> {
    this.#opened();
    const { privateKey, ...key } = await generateHolderKey();
    await writeAll(await this.#db(), [{ store: 'keys', key: key.thumbprint, value: privateKey }]);
    return key;
  }

  async sign(thumbprint: string, input: string): Promise<string> {
    this.#opened();
    const key = await readOne<CryptoKey>(await this.#db(), 'keys', thumbprint);
    if (!key) throw new Error('unknown key');
    return signWith(key, input);
  }

  async forget(thumbprint: string): Promise<void> {
    await writeAll(await this.#db(), [{ store: 'keys', key: thumbprint }]);
  }

  async #db(): Promise<IDBDatabase> {
    this.#database ??= await openDatabase(this.#name);
    return this.#database;
  }

  #opened(): CryptoKey {
    if (!this.#key) throw new Locked('the wallet is locked');
    return this.#key;
  }

  async #wrap(key: CryptoKey, passphrase: string): Promise<Wrapped> {
    const derivation = freshDerivation();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return {
      derivation,
      iv,
      key: await crypto.subtle.wrapKey('raw', key, await keyFromPassphrase(passphrase, derivation), { name: 'AES-GCM', iv }),
    };
  }

  async #unwrap({ derivation, iv, key }: Wrapped, passphrase: string): Promise<CryptoKey> {
    const unwrapping = await keyFromPassphrase(passphrase, derivation);
    return crypto.subtle.unwrapKey('raw', key, unwrapping, { name: 'AES-GCM', iv }, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']);
  }
}
