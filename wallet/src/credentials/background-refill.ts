import { inject, Injectable, InjectionToken } from '@angular/core';
import { Safe } from '../vault/safe.ts';

const [soonest, latest] = [20_000, 300_000];

/** Between twenty seconds and five minutes, by chance: when an organism is asked says nothing of when something was shown. */
export const refillDelay = (chance: number): number => Math.round(soonest + chance * (latest - soonest));

const chance = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;

/** Milliseconds before the next look. */
export const REFILL_DELAY = new InjectionToken<() => number>('refill delay', { factory: () => () => refillDelay(chance()) });

/**
 * Refills the copies that run low while the carnet is open and the network there (shared/decisions/0019): some time after it was opened or the
 * network came back, then now and again; always ten, whatever was shown.
 */
@Injectable({ providedIn: 'root' })
export class BackgroundRefill {
  readonly #safe = inject(Safe);
  readonly #delay = inject(REFILL_DELAY);
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** One wait at a time: to begin again is to wait anew. */
  begin(): void {
    this.end();
    this.#waiting = setTimeout(() => void this.#refill(), this.#delay());
  }

  end(): void {
    clearTimeout(this.#waiting);
  }

  async #refill(): Promise<void> {
    try {
      const { refillLow } = await import('./refill-copies.ts');
      await refillLow(await this.#safe.wallet());
    } catch {
      // locked meanwhile, or the network left: another time
    }
    if (this.#safe.open()) this.begin();
  }
}
