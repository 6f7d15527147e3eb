import { Injectable, signal } from '@angular/core';

/** Counters on menu entries, by path: a feature says how many wait (`badges.set('offers', 2)`), the shell shows it. */
@Injectable({ providedIn: 'root' })
export class Badges {
  readonly #counts = signal<Readonly<Record<string, number>>>({});
  readonly counts = this.#counts.asReadonly();

  set(path: string, count: number): void {
    this.#counts.update((counts) => ({ ...counts, [path]: count }));
  }
}
