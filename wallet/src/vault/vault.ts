import { deleteDatabase, openDatabase, readAll, readOne, writeAll, type Write } from './database.ts';
import { generateHolderKey, signWith } from './holder-key.ts';
import type { HolderKey, Keyring } from './keyring.ts';
import { Lock, type Unlocking } from './lock.ts';
import { keepPin, type KeptPin } from './pin.ts';
import { seal, unseal, type Sealed } from './seal.ts';
import { ShortLock, type Waking } from './short-lock.ts';
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
  #pin: KeptPin | null = null;
  #resting: ShortLock | null = null;
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
    await this.#openWith(opened.key);
    return { ok: true };
  }

  /** For a short time, when a code was chosen: only this tab can open it again by that code. Gives false, and closes wholly, without one. */
  rest(now = Date.now()): boolean {
    const [key, pin] = [this.#key, this.#pin];
    this.lock();
    if (key && pin) this.#resting = new ShortLock(key, pin, now);
    return this.#resting !== null;
  }

  /** May a code still open it? */
  isResting(now = Date.now()): boolean {
    if (this.#resting?.isOver(now)) this.#resting = null;
    return this.#resting !== null;
  }

  async wake(pin: string, now = Date.now()): Promise<Waking> {
    const answer: Waking = (await this.#resting?.open(pin, now)) ?? { ok: false, why: 'over', left: 0, waitMs: 0 };
    if (answer.ok) await this.#openWith(answer.key);
    return answer;
  }

  /** The code for short locks, once a way in was proven; null takes it away. It opens nothing on a disk. */
  async choosePin(proof: Secret, pin: string | null): Promise<Unlocking> {
    this.#opened();
    const proven = await this.#lock.open(proof);
    if (!proven.ok) return proven;
    const kept = pin === null ? null : await keepPin(pin);
    await this.write([{ room: 'settings', id: 'pin', ...(kept ? { value: kept } : {}) }]);
    this.#pin = kept;
    return { ok: true };
  }

  get hasPin(): boolean {
    return this.#pin !== null;
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
    this.#pin = null;
    this.#resting = null;
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

  async #openWith(key: CryptoKey): Promise<void> {
    this.#key = key;
    this.#resting = null;
    this.#pin = await this.get<KeptPin>('settings', 'pin').catch(() => null);
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
