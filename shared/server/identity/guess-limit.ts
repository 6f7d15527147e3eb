/**
 * A sliding count of wrong guesses per key, in memory: a guess is counted before it is checked, so parallel guesses cannot outrun it, and is
 * given back when it was right. A window that is full refuses whatever the guess is worth.
 */
export class GuessLimit {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #guesses = new Map<string, number[]>();

  constructor(most: number, windowSeconds: number) {
    this.#most = most;
    this.#windowMs = windowSeconds * 1000;
  }

  /** 0 when the guess may be checked, otherwise the seconds to wait. */
  take(key: string, now: Date): number {
    const recent = this.#recent(key, now);
    if (recent.length >= this.#most) return Math.max(1, Math.ceil((recent[0]! + this.#windowMs - now.getTime()) / 1000));
    recent.push(now.getTime());
    this.#guesses.set(key, recent);
    if (this.#guesses.size > 10_000) this.#sweep(now);
    return 0;
  }

  giveBack(key: string): void {
    this.#guesses.get(key)?.pop();
  }

  forget(key: string): void {
    this.#guesses.delete(key);
  }

  #recent(key: string, now: Date): number[] {
    const from = now.getTime() - this.#windowMs;
    return (this.#guesses.get(key) ?? []).filter((at) => at > from);
  }

  #sweep(now: Date): void {
    for (const key of this.#guesses.keys()) if (this.#recent(key, now).length === 0) this.#guesses.delete(key);
  }
}
