import { deleteDatabase, readAll, readOne, writeAll, type Write } from './database.ts';
import { Disk } from './disk.ts';
import { generateHolderKey, signWith } from './holder-key.ts';
import type { HolderKey, Keyring } from './keyring.ts';
import { Lock, type OpenSafe, type Unlocking } from './lock.ts';
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

const isErased = (cause: unknown): boolean => cause instanceof Refusal && cause.code === 'wallet-erased';

/**
 * The device's safe (shared/decisions/0006 and 0008): every record is encrypted under a key that only a phrase or a passkey unwraps; holder
 * keys are non-extractable and answer only while it is open. The only door to secrets. Every reading and every change names the safe it is meant
 * for (0024): when that one is gone, or another stands there, this one forgets its key, writes nothing and refuses.
 */
export class Vault implements Store, Keyring {
  readonly #name: string;
  readonly #changed: () => void;
  readonly #disk: Disk;
  readonly #lock: Lock;
  #own: OpenSafe | null = null;
  #pin: KeptPin | null = null;
  #resting: { readonly lock: ShortLock; readonly safe: string } | null = null;
  #erased = false;

  /** `changed`: what is on the device may be another safe, or none, since the browser or another tab took it away. */
  constructor(name = 'carnet', changed: () => void = () => undefined) {
    this.#name = name;
    this.#changed = changed;
    this.#disk = new Disk(name, () => void this.#look());
    this.#lock = new Lock(this.#disk);
  }

  get open(): boolean {
    return this.#own !== null;
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
    await this.#openWith(await this.#lock.create(phrase(secret)));
  }

  async unlock(secret: Secret | string, now = Date.now()): Promise<Unlocking> {
    const opened = await this.#lock.open(phrase(secret), { now });
    if (!opened.ok) return opened;
    await this.#openWith(opened);
    return { ok: true };
  }

  /** For a short time, when a code was chosen: only this tab can open it again by that code. Gives false, and closes wholly, without one. */
  rest(now = Date.now()): boolean {
    const [own, pin] = [this.#own, this.#pin];
    this.lock();
    if (own && pin) this.#resting = { lock: new ShortLock(own.key, pin, now), safe: own.safe };
    return this.#resting !== null;
  }

  /** May a code still open it? */
  isResting(now = Date.now()): boolean {
    if (this.#resting?.lock.isOver(now)) this.#resting = null;
    return this.#resting !== null;
  }

  async wake(pin: string, now = Date.now()): Promise<Waking> {
    const resting = this.#resting;
    const over: Waking = { ok: false, why: 'over', left: 0, waitMs: 0 };
    const answer = (await resting?.lock.open(pin, now)) ?? over;
    if (!answer.ok || !resting) return answer;
    if (!(await this.#isThere(resting.safe))) {
      this.lock();
      return over;
    }
    await this.#openWith({ key: answer.key, safe: resting.safe });
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
    const { safe } = this.#opened();
    return this.#orForsake(safe, this.#lock.add(proof, next, safe));
  }

  /** Refuses the last one. */
  removeMethod(method: Pick<Method, 'kind' | 'id'>): Promise<void> {
    const { safe } = this.#opened();
    return this.#orForsake(safe, this.#lock.remove(method, safe));
  }

  lock(): void {
    this.#own = null;
    this.#pin = null;
    this.#resting = null;
    this.#erased = false;
  }

  /** Deletes everything on this device, keys included. */
  async destroy(): Promise<void> {
    this.lock();
    await this.#disk.close();
    await deleteDatabase(this.#name);
  }

  async get<T>(room: Room, id: string): Promise<T | null> {
    const { safe } = this.#opened();
    const name = recordName(room, id);
    const found = await this.#in(safe, (database) => readOne<Sealed>(database, 'records', name, safe));
    return found ? unseal<T>(this.#opened().key, name, found) : null;
  }

  async all<T>(room: Room): Promise<readonly T[]> {
    const { safe } = this.#opened();
    const found = await this.#in(safe, (database) => readAll<Sealed>(database, 'records', `${room}|`, safe));
    return Promise.all(found.map(([name, value]) => unseal<T>(this.#opened().key, name, value)));
  }

  async write(changes: readonly Change[]): Promise<void> {
    const { key, safe } = this.#opened();
    const writes = await Promise.all(
      changes.map(async ({ room, id, value }): Promise<Write> => {
        const name = recordName(room, id);
        return { store: 'records', key: name, ...(value === undefined ? {} : { value: await seal(key, name, value) }) };
      }),
    );
    if (writes.length > 0) await this.#in(safe, (database) => writeAll(database, writes, safe));
  }

  async make(): Promise<HolderKey> {
    const { safe } = this.#opened();
    const { privateKey, ...key } = await generateHolderKey();
    await this.#in(safe, (database) => writeAll(database, [{ store: 'keys', key: key.thumbprint, value: privateKey }], safe));
    return key;
  }

  async sign(thumbprint: string, input: string): Promise<string> {
    const { safe } = this.#opened();
    const key = await this.#in(safe, (database) => readOne<CryptoKey>(database, 'keys', thumbprint, safe));
    if (!key) throw new Error('unknown key');
    return signWith(key, input);
  }

  async forget(thumbprint: string): Promise<void> {
    await this.#disk.run((database) => writeAll(database, [{ store: 'keys', key: thumbprint }]));
  }

  async #openWith(own: OpenSafe): Promise<void> {
    this.#own = own;
    this.#resting = null;
    this.#erased = false;
    this.#pin = await this.get<KeptPin>('settings', 'pin').catch(() => null);
  }

  #in<T>(safe: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    return this.#orForsake(safe, this.#disk.run(work));
  }

  async #orForsake<T>(safe: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      if (isErased(cause)) this.#forsake(safe);
      throw fullOr(cause);
    }
  }

  /** The safe of that name is gone: its key goes too, and from now on what is asked of it is refused for that reason. */
  #forsake(safe: string): void {
    if (safe !== (this.#own ?? this.#resting)?.safe) return;
    this.lock();
    this.#erased = true;
    this.#changed();
  }

  /** The connection was closed by the browser or by another tab: is what it led to still there? */
  async #look(): Promise<void> {
    const safe = (this.#own ?? this.#resting)?.safe;
    if (safe === undefined) return this.#changed();
    if (!(await this.#isThere(safe))) this.#forsake(safe);
  }

  /** What cannot be asked now is asked again by what is done next. */
  async #isThere(safe: string): Promise<boolean> {
    const asked = this.#disk.run((database) => readOne(database, 'meta', 'attempts', safe));
    return asked.then(
      () => true,
      (cause: unknown) => !isErased(cause),
    );
  }

  #opened(): OpenSafe {
    if (!this.#own) throw this.#erased ? new Refusal('wallet-erased') : new Locked('the wallet is locked');
    return this.#own;
  }
}
