import type { KeyObject } from 'node:crypto';
import { UnknownMasterKey } from './envelope.ts';
import type { MasterKey, MasterKeys } from './master-key.ts';
import type { MasterSettings } from './master-settings.ts';
import { readMasterKeys, stampOf } from './master-source.ts';

/** How long a key that was just added may stay unseen: everything sealed meanwhile is under the one before, and is wrapped again later. */
const lookEveryMs = 1_000;

/**
 * The master keys of one signing worker, read again when their file changes and when something is met that is under a key not yet seen: so a
 * new key comes, and an old one goes, without a restart. When they cannot be read again, those at hand stay and `fault` says why.
 */
export class LiveMasterKeys implements MasterKeys {
  readonly #settings: MasterSettings;
  #ring: MasterKeys;
  #stamp: string;
  #looked = performance.now();
  #reading: Promise<void> | null = null;
  #fault: string | null = null;

  private constructor(settings: MasterSettings, ring: MasterKeys, stamp: string) {
    this.#settings = settings;
    this.#ring = ring;
    this.#stamp = stamp;
  }

  static async open(settings: MasterSettings): Promise<LiveMasterKeys> {
    const stamp = stampOf(settings);
    return new LiveMasterKeys(settings, await readMasterKeys(settings), stamp);
  }

  get current(): MasterKey {
    return this.#ring.current;
  }
  get all(): readonly MasterKey[] {
    return this.#ring.all;
  }
  get indexing(): KeyObject {
    return this.#ring.indexing;
  }
  /** Why the keys could not be read again, if they could not. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Is it time to look, and is there another file than the one that was read? */
  isStale(): boolean {
    const now = performance.now();
    if (now - this.#looked < lookEveryMs) return false;
    this.#looked = now;
    return stampOf(this.#settings) !== this.#stamp;
  }

  /** Looks at once, and reads them again if their file is another one: for who asks which keys there are. */
  async look(): Promise<void> {
    if (stampOf(this.#settings) !== this.#stamp) await this.read();
  }

  /** Reads them again, once for everyone who waits. */
  read(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Does it with the keys at hand; when something is under another key, with the keys as they are now. */
  async use<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.isStale()) await this.read();
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof UnknownMasterKey)) throw fault;
      await this.read();
      return work();
    }
  }

  async #read(): Promise<void> {
    const stamp = stampOf(this.#settings);
    try {
      this.#ring = await readMasterKeys(this.#settings);
      this.#stamp = stamp;
      this.#fault = null;
    } catch (fault) {
      this.#fault = fault instanceof Error ? fault.message : 'master key: it cannot be read again';
    }
  }
}
