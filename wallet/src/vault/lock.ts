import { noAttempts, waitLeft, type Attempts } from './attempts.ts';
import { readAll, readOne, writeAll, type Write } from './database.ts';
import { isMethod, methodOf, nameOf, unwrapWith, wrapUnder, type Method, type Secret, type Wrapped } from './unlock-method.ts';
import { Refusal } from './wallet.ts';

export type Unlocking = { readonly ok: true } | { readonly ok: false; readonly why: 'wrong' | 'wait' | 'unknown'; readonly waitMs: number };
type Opened = { readonly ok: true; readonly key: CryptoKey } | Exclude<Unlocking, { ok: true }>;

/**
 * The methods that open one wallet, each with its own wrapped copy of the same key: to add, change or remove one is to write or delete a copy,
 * and nothing that is kept is encrypted again.
 */
export class Lock {
  readonly #database: () => Promise<IDBDatabase>;

  constructor(database: () => Promise<IDBDatabase>) {
    this.#database = database;
  }

  async methods(): Promise<readonly Method[]> {
    return (await this.#kept()).map(methodOf);
  }

  /** A new key under its first method. Refuses when there is one: nothing is ever overwritten. */
  async create(secret: Secret): Promise<CryptoKey> {
    if ((await this.#kept()).length > 0) throw new Error('this device already has a wallet');
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const wrapped = await wrapUnder(secret, key);
    await this.#write([{ store: 'meta', key: nameOf(secret), value: wrapped }]);
    return unwrapWith(secret, wrapped);
  }

  /** Wrong phrases make one wait, longer each time; the wait is said, never silent. A passkey counts its own wrong tries. */
  async open(secret: Secret, { now = Date.now(), extractable = false }: { now?: number; extractable?: boolean } = {}): Promise<Opened> {
    const wrapped = await readOne<Wrapped>(await this.#database(), 'meta', nameOf(secret));
    if (!wrapped) return { ok: false, why: 'unknown', waitMs: 0 };
    if (secret.kind === 'passphrase') return this.#openCounted(secret, wrapped, { now, extractable });
    const key = await unwrapWith(secret, wrapped, extractable).catch(() => null);
    if (!key) return { ok: false, why: 'wrong', waitMs: 0 };
    await this.#count(noAttempts);
    return { ok: true, key };
  }

  /** Another way in, once one that exists was proven. A phrase takes the place of the former phrase. */
  async add(proof: Secret, next: Secret): Promise<Unlocking> {
    const opened = await this.open(proof, { extractable: true });
    if (!opened.ok) return opened;
    await this.#write([{ store: 'meta', key: nameOf(next), value: await wrapUnder(next, opened.key) }]);
    return { ok: true };
  }

  /** Refuses the last one: a wallet that nothing opens is lost. */
  async remove(method: Pick<Method, 'kind' | 'id'>): Promise<void> {
    const kept = await this.#kept();
    if (kept.filter(([name]) => name !== nameOf(method)).length === 0) throw new Refusal('last-method');
    await this.#write([{ store: 'meta', key: nameOf(method) }]);
  }

  async #openCounted(secret: Secret, wrapped: Wrapped, { now, extractable }: { now: number; extractable: boolean }): Promise<Opened> {
    const attempts = (await readOne<Attempts>(await this.#database(), 'meta', 'attempts')) ?? noAttempts;
    const waitMs = waitLeft(attempts, now);
    if (waitMs > 0) return { ok: false, why: 'wait', waitMs };
    const key = await unwrapWith(secret, wrapped, extractable).catch(() => null);
    const next: Attempts = key ? noAttempts : { wrong: attempts.wrong + 1, last: now };
    await this.#count(next);
    return key ? { ok: true, key } : { ok: false, why: 'wrong', waitMs: waitLeft(next, now) };
  }

  #count(attempts: Attempts): Promise<void> {
    return this.#write([{ store: 'meta', key: 'attempts', value: attempts }]);
  }

  async #kept(): Promise<readonly (readonly [string, Wrapped])[]> {
    const all = await readAll<Wrapped>(await this.#database(), 'meta', 'pass');
    return all.filter(([name]) => isMethod(name));
  }

  async #write(writes: readonly Write[]): Promise<void> {
    await writeAll(await this.#database(), writes);
  }
}
