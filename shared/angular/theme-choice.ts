import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { kept } from './kept.ts';

export type Shade = 'system' | 'light' | 'dark';
export const shades: readonly Shade[] = ['system', 'light', 'dark'];

/** Light or dark: the system's, or the person's own choice, kept on this device. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly #root = inject(DOCUMENT).documentElement;
  readonly #kept = kept<Shade>('carnet.theme', shades);
  readonly #current = signal<Shade>(this.#kept.read() ?? 'system');
  readonly current = this.#current.asReadonly();

  constructor() {
    this.#show();
  }

  choose(shade: Shade): void {
    this.#kept.write(shade);
    this.#current.set(shade);
    this.#show();
  }

  #show(): void {
    this.#root.classList.toggle('theme-light', this.#current() === 'light');
    this.#root.classList.toggle('theme-dark', this.#current() === 'dark');
  }
}
