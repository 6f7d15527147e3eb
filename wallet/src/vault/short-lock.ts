import { isPin, type KeptPin } from './pin.ts';

export const mostTries = 5;
/** A lock that lasts longer is no short one: the phrase or the passkey is asked. */
export const longestRest = 60 * 60_000;
const clockSlack = 60_000;

export type Waking =
  | { readonly ok: true; readonly key: CryptoKey }
  /** `over`: the key is gone, the phrase or the passkey is asked. `left`: tries that remain. */
  | { readonly ok: false; readonly why: 'wrong' | 'wait' | 'over'; readonly left: number; readonly waitMs: number };

/** How long one waits after wrong codes, in milliseconds: nothing for two, then ten seconds, then thirty. */
export const pinWait = (wrong: number): number => (wrong < 3 ? 0 : wrong === 3 ? 10_000 : 30_000);

/**
 * The vault while it is closed for a short time (shared/decisions/0019): its key rests in the memory of this tab, never on the disk, and a code
 * gives it back. Five wrong codes or an hour, and the key is gone.
 */
export class ShortLock {
  #key: CryptoKey | null;
  readonly #pin: KeptPin;
  readonly #since: number;
  #wrong = 0;
  #last = 0;

  constructor(key: CryptoKey, pin: KeptPin, now: number) {
    this.#key = key;
    this.#pin = pin;
    this.#since = now;
  }

  /** Forgets the key for good once its time is over. */
  isOver(now: number): boolean {
    if (this.#wrong >= mostTries || now - this.#since > longestRest || now < this.#since - clockSlack) this.#key = null;
    return this.#key === null;
  }

  /** A try counts before it is looked at: several at once are several tries. */
  async open(pin: string, now: number): Promise<Waking> {
    if (this.isOver(now)) return { ok: false, why: 'over', left: 0, waitMs: 0 };
    const left = mostTries - this.#wrong;
    const waitMs = Math.max(0, Math.min(pinWait(this.#wrong), this.#last + pinWait(this.#wrong) - now));
    if (waitMs > 0) return { ok: false, why: 'wait', left, waitMs };
    this.#wrong += 1;
    this.#last = now;
    const key = this.#key;
    if (key && (await isPin(this.#pin, pin))) {
      this.#wrong = 0;
      return { ok: true, key };
    }
    if (this.isOver(now)) return { ok: false, why: 'over', left: 0, waitMs: 0 };
    return { ok: false, why: 'wrong', left: mostTries - this.#wrong, waitMs: pinWait(this.#wrong) };
  }
}
