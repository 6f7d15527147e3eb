import type { House } from '#shared/server/house';

export interface Copy {
  readonly text: string;
  readonly fetchedAt: Date;
  readonly stale: boolean;
}

interface Kept {
  readonly text: string;
  readonly fetchedAt: Date;
  askAgainAt: number;
}

interface Asked {
  readonly url: string;
  readonly accept: string;
  readonly check: (text: string) => Promise<void>;
}

const mostBytes = 32 * 1024 * 1024;
const pauseSeconds = 10;

/** Texts that organisms publish, as they came: refreshed once per time to live, the last one kept for when nobody answers. */
export class EvidenceCopies {
  readonly #house: House;
  readonly #kept = new Map<string, Kept>();
  readonly #asking = new Map<string, Promise<Copy | null>>();
  #bytes = 0;

  constructor(house: House) {
    this.#house = house;
  }

  /** `check` says whether the text is worth keeping, by throwing when it is not: a bad answer never replaces a good copy. */
  async copyOf(url: string, accept: string, check: (text: string) => Promise<void>): Promise<Copy | null> {
    // The same address asked for something else was checked for something else.
    const name = `${accept} ${url}`;
    const known = this.#kept.get(name);
    if (known && known.askAgainAt > this.#now()) return this.#tell(known);
    const asking = this.#asking.get(name) ?? this.#refresh(name, { url, accept, check }).finally(() => this.#asking.delete(name));
    this.#asking.set(name, asking);
    return asking;
  }

  #now(): number {
    return this.#house.clock().getTime();
  }

  #ttl(): number {
    return this.#house.config.statusListTtlSeconds * 1000;
  }

  #tell({ text, fetchedAt }: Kept): Copy {
    return { text, fetchedAt, stale: this.#now() - fetchedAt.getTime() > this.#ttl() };
  }

  async #refresh(name: string, { url, accept, check }: Asked): Promise<Copy | null> {
    try {
      const { status, body } = await this.#house.fetch(url, { accept });
      if (status !== 200) throw new Error('not served');
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      await check(text);
      return this.#tell(this.#keep(name, text));
    } catch {
      const known = this.#kept.get(name);
      if (!known) return null;
      known.askAgainAt = this.#now() + pauseSeconds * 1000;
      return this.#tell(known);
    }
  }

  #keep(name: string, text: string): Kept {
    const fetchedAt = this.#house.clock();
    const kept = { text, fetchedAt, askAgainAt: fetchedAt.getTime() + this.#ttl() };
    this.#forget(name);
    this.#kept.set(name, kept);
    this.#bytes += text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes || oldest === name) break;
      this.#forget(oldest);
    }
    return kept;
  }

  #forget(name: string): void {
    this.#bytes -= this.#kept.get(name)?.text.length ?? 0;
    this.#kept.delete(name);
  }
}

const copies = new WeakMap<House, EvidenceCopies>();
/** One per process. */
export const copiesOf = (house: House): EvidenceCopies => {
  const found = copies.get(house) ?? new EvidenceCopies(house);
  copies.set(house, found);
  return found;
};
