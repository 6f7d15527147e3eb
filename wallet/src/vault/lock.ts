import { noAttempts, waitLeft, type Attempts } from './attempts.ts';
import { readAll, readNamed, readOne, safeEntry, writeAll, type Meant, type Write } from './database.ts';
import type { Disk } from './disk.ts';
import { isMethod, methodOf, nameOf, unwrapWith, wrapUnder, type Method, type Secret, type Wrapped } from './unlock-method.ts';
import { Refusal } from './wallet.ts';

export type Unlocking = { readonly ok: true } | { readonly ok: false; readonly why: 'wrong' | 'wait' | 'unknown'; readonly waitMs: number };
/** An open safe: its key, and the name it goes by, which every change of it asks for. */
export interface OpenSafe {
  readonly key: CryptoKey;
  readonly safe: string;
}
type Opened = ({ readonly ok: true } & OpenSafe) | Exclude<Unlocking, { ok: true }>;
interface Found {
  readonly value: Wrapped;
  readonly safe: string;
}

/**
 * The methods that open one wallet, each with its own wrapped copy of the same key: to add, change or remove one is to write or delete a copy,
 * and nothing that is kept is encrypted again.
 */
export class Lock {
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async methods(): Promise<readonly Method[]> {
    return (await this.#kept()).map(methodOf);
  }

  /** A new key under its first method. Refuses when there is one, of another tab's making too: nothing is ever overwritten. */
  async create(secret: Secret): Promise<OpenSafe> {
    if ((await this.#kept()).length > 0) throw new Refusal('wallet-here');
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const wrapped = await wrapUnder(secret, key);
    const safe = crypto.randomUUID();
    const writes = [
      { store: 'meta', key: safeEntry, value: safe },
      { store: 'meta', key: nameOf(secret), value: wrapped },
    ] as const;
    await this.#write(writes, null);
    return { key: await unwrapWith(secret, wrapped), safe };
  }

  /** Wrong phrases make one wait, longer each time; the wait is said, never silent. A passkey counts its own wrong tries. */
  async open(secret: Secret, { now = Date.now(), extractable = false }: { now?: number; extractable?: boolean } = {}): Promise<Opened> {
    const found = await this.#disk.run((database) => readNamed<Wrapped>(database, nameOf(secret)));
    if (!found) return { ok: false, why: 'unknown', waitMs: 0 };
    if (secret.kind === 'passphrase') return this.#openCounted(secret, found, { now, extractable });
    const key = await unwrapWith(secret, found.value, extractable).catch(() => null);
    if (!key) return { ok: false, why: 'wrong', waitMs: 0 };
    await this.#count(noAttempts, found.safe);
    return { ok: true, key, safe: found.safe };
  }

  /** Another way into this safe, once one that exists was proven. A phrase takes the place of the former phrase. */
  async add(proof: Secret, next: Secret, safe: string): Promise<Unlocking> {
    const opened = await this.open(proof, { extractable: true });
    if (!opened.ok) return opened;
    if (opened.safe !== safe) throw new Refusal('wallet-erased');
    await this.#write([{ store: 'meta', key: nameOf(next), value: await wrapUnder(next, opened.key) }], safe);
    return { ok: true };
  }

  /** Refuses the last one: a wallet that nothing opens is lost. */
  async remove(method: Pick<Method, 'kind' | 'id'>, safe: string): Promise<void> {
    const kept = await this.#kept(safe);
    if (kept.filter(([name]) => name !== nameOf(method)).length === 0) throw new Refusal('last-method');
    await this.#write([{ store: 'meta', key: nameOf(method) }], safe);
  }

  async #openCounted(secret: Secret, { value, safe }: Found, { now, extractable }: { now: number; extractable: boolean }): Promise<Opened> {
    const attempts = (await this.#disk.run((database) => readOne<Attempts>(database, 'meta', 'attempts', safe))) ?? noAttempts;
    const waitMs = waitLeft(attempts, now);
    if (waitMs > 0) return { ok: false, why: 'wait', waitMs };
    const key = await unwrapWith(secret, value, extractable).catch(() => null);
    const next: Attempts = key ? noAttempts : { wrong: attempts.wrong + 1, last: now };
    await this.#count(next, safe);
    return key ? { ok: true, key, safe } : { ok: false, why: 'wrong', waitMs: waitLeft(next, now) };
  }

  #count(attempts: Attempts, safe: string): Promise<void> {
    return this.#write([{ store: 'meta', key: 'attempts', value: attempts }], safe);
  }

  async #kept(meant?: string): Promise<readonly (readonly [string, Wrapped])[]> {
    const all = await this.#disk.run((database) => readAll<Wrapped>(database, 'meta', 'pass', meant));
    return all.filter(([name]) => isMethod(name));
  }

  #write(writes: readonly Write[], meant: Meant): Promise<void> {
    return this.#disk.run((database) => writeAll(database, writes, meant));
  }
}
