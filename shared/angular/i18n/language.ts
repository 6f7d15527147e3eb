import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { kept } from '../kept.ts';

export type Locale = 'fr' | 'en';

/** The language of the screens: French unless the person chose English on this device. Dates, numbers, `Accept-Language` and words all follow it. */
@Injectable({ providedIn: 'root' })
export class Language {
  readonly #root = inject(DOCUMENT).documentElement;
  readonly #kept = kept<Locale>('carnet.language', ['fr', 'en']);
  readonly #current = signal<Locale>(this.#kept.read() ?? 'fr');
  readonly current = this.#current.asReadonly();

  constructor() {
    this.#root.lang = this.#current();
  }

  choose(locale: Locale): void {
    this.#kept.write(locale);
    this.#current.set(locale);
    this.#root.lang = locale;
  }
}
