import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Words for code that is not a template: a snackbar, a title, a computed. Read inside a computed, it follows the language. */
@Injectable({ providedIn: 'root' })
export class Words {
  readonly #transloco = inject(TranslocoService);

  has(key: string): boolean {
    return key in this.#transloco.getTranslation(this.#transloco.activeLang());
  }

  say(key: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.#transloco.translate<string>(key, params, this.#transloco.activeLang());
  }
}
