import { computed, Injectable, signal } from '@angular/core';

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

  keep(count: number): void {
    this.#waiting.set(count);
  }

  #set(linked: boolean): void {
    this.#linked.set(linked);
    this.#answered.set(true);
  }
}
