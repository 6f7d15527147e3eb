import { toldCount, type Asked } from './rounding.ts';

const dayMs = 24 * 3_600_000;
const mostPerAccount = 200;
const mostAccounts = 5000;

/** What each account asked in the last day: predicates and numbers, never who was found. In memory: one process serves one application. */
export class SearchMemory {
  readonly #asked = new Map<string, Asked[]>();

  /** Gives the number to tell and remembers the question. */
  tell(accountId: string, predicates: readonly string[], count: number, now: Date): number {
    const at = now.getTime();
    const earlier = (this.#asked.get(accountId) ?? []).filter((one) => one.at > at - dayMs);
    const sorted = predicates.toSorted();
    const about = toldCount(earlier, sorted, count);
    const known = earlier.filter((one) => one.predicates.join('\n') !== sorted.join('\n'));
    this.#asked.delete(accountId);
    if (this.#asked.size >= mostAccounts) this.#asked.delete(this.#asked.keys().next().value!);
    this.#asked.set(accountId, [...known, { predicates: sorted, count, about, at }].slice(-mostPerAccount));
    return about;
  }
}

const kept = new WeakMap<object, SearchMemory>();

export const searchMemoryOf = (house: object): SearchMemory => {
  const memory = kept.get(house) ?? new SearchMemory();
  kept.set(house, memory);
  return memory;
};
