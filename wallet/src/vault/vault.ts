import { deleteDatabase, openDatabase, readAll, readOne, writeAll, type Write } from './database.ts';
import { generateHolderKey, signWith } from './holder-key.ts';
import type { HolderKey, Keyring } from './keyring.ts';
import { Lock, type Unlocking } from './lock.ts';
import { seal, unseal, type Sealed } from './seal.ts';
import type { Change, Room, Store } from './store.ts';
import type { Method, Secret } from './unlock-method.ts';
import { Refusal } from './wallet.ts';

export type { Unlocking } from './lock.ts';
export class Locked extends Error {}

const version = 'v1';
const recordName = (room: Room, id: string): string => `${room}|${id}|${version}`;

const phrase = (secret: Secret | string): Secret => (typeof secret === 'string' ? { kind: 'passphrase', phrase: secret } : secret);

/** A full disk is said as such; nothing of a refused write is kept, for each is one transaction. */
const fullOr = (cause: unknown): unknown =>
  (cause as { name?: unknown } | null)?.name === 'QuotaExceededError' ? new Refusal('storage-full') : cause;

/**
 * The device's safe (shared/decisions/0006 and 0008): every record is encrypted under a key that only a phrase or a passkey unwraps; holder
 * keys are non-extractable and answer only while it is open. The only door to secrets.
 */
export class Vault implements Store, Keyring {
  readonly #name: string;
  #database: IDBDatabase | null = null;
  #key: CryptoKey | null = null;
  readonly #lock = new Lock(() => this.#db());

  constructor(name = 'carnet') {
    this.#name = name;
  }

  get open(): boolean {
    return this.#key !== null;
  }

  /** Has this device a wallet already? */
  async exists(): Promise<boolean> {
    return (await this.methods()).length > 0;
  }

  /** The ways that open it; readable while it is locked. */
  methods(): Promise<readonly Method[]> {
    return this.#lock.methods();
  }

  /** Makes the safe and opens it. Refuses when there is one: nothing is ever overwritten. */
  async create(secret: Secret | string): Promise<void> {
    this.#key = await this.#lock.create(phrase(secret));
  }

  async unlock(secret: Secret | string, now = Date.now()): Promise<Unlocking> {
    const opened = await this.#lock.open(phrase(secret), { now });
    if (!opened.ok) return opened;
    this.#key = opened.key;
    return { ok: true };
  }

  /** Another way to open it, or another phrase, once one that exists was proven. */
  addMethod(proof: Secret, next: Secret): Promise<Unlocking> {
    this.#opened();
    return this.#lock.add(proof, next);
  }

  /** Refuses the last one. */
  removeMethod(method: Pick<Method, 'kind' | 'id'>): Promise<void> {
    this.#opened();
    return this.#lock.remove(method);
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
    if (writes.length > 0) await this.#keep(writes);
  }

  async make(): Promise<HolderKey> {
    this.#opened();
    const { privateKey, ...key } = await generateHolderKey();
    await this.#keep([{ store: 'keys', key: key.thumbprint, value: privateKey }]);
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

  async #keep(writes: readonly Write[]): Promise<void> {
    try {
      await writeAll(await this.#db(), writes);
    } catch (cause) {
      throw fullOr(cause);
    }
  }

  async #db(): Promise<IDBDatabase> {
    this.#database ??= await openDatabase(this.#name);
    return this.#database;
  }

  #opened(): CryptoKey {
    if (!this.#key) throw new Locked('the wallet is locked');
    return this.#key;
  }
}
