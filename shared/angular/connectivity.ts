import { computed, Injectable, signal } from '@angular/core';

const again = 10_000;

/** Whether the network answers, and how many actions wait for it. */
@Injectable({ providedIn: 'root' })
export class Connectivity {
  readonly #linked = signal(navigator.onLine);
  readonly #answered = signal(true);
  readonly #waiting = signal(0);
  readonly online = computed(() => this.#linked() && this.#answered());
  /** Actions kept for later: the offline band counts them. */
  readonly waiting = this.#waiting.asReadonly();

  constructor() {
    addEventListener('online', () => this.#set(true));
    addEventListener('offline', () => this.#set(false));
  }

  /** Our own server answered. */
  reached(): void {
    this.#answered.set(true);
  }

  /** A call got no answer; `own` when it was our own server's, without which a portal can do nothing. */
  missed(own: boolean): void {
    this.#linked.set(navigator.onLine);
    if (own) this.#answered.set(false);
  }

  /**
   * Asks for this address of our own server, past the service worker, now and again while it does not answer: a page that the service worker
   * opened without a network may be told by the browser that it is on line.
   */
  async watch(address: string): Promise<void> {
    const answered = await fetch(`${address}?ngsw-bypass`, { method: 'HEAD', cache: 'no-store' }).then(
      () => true,
      () => false,
    );
    if (answered) return this.reached();
    this.missed(true);
    setTimeout(() => void this.watch(address), again);
  }

  keep(count: number): void {
    this.#waiting.set(count);
  }

  #set(linked: boolean): void {
    this.#linked.set(linked);
    this.#answered.set(true);
  }
}
