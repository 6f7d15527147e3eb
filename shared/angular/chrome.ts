import { computed, Injectable, signal } from '@angular/core';

/** What surrounds a page: an action bar on a detail or consent page takes the place of the wallet's tabs. */
@Injectable({ providedIn: 'root' })
export class Chrome {
  readonly #bars = signal(0);
  readonly actionBar = computed(() => this.#bars() > 0);

  enter(): void {
    this.#bars.update((n) => n + 1);
  }
  leave(): void {
    this.#bars.update((n) => n - 1);
  }
}
