import { inject, Injectable } from '@angular/core';
import { Words } from '#shared/angular/i18n/words';
import { Confirm } from '#shared/angular/notices/confirm';
import { Refusal } from '../vault/wallet.ts';

/** Asks the person before a copy that somebody else has seen is shown again, and does the work a second time when the answer is yes. */
@Injectable({ providedIn: 'root' })
export class EvenUsed {
  readonly #confirm = inject(Confirm);
  readonly #words = inject(Words);

  async try<T>(work: (evenUsed: boolean) => Promise<T>): Promise<T> {
    try {
      return await work(false);
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'copies-used') throw cause;
      const said = (key: string): string => this.#words.say(`app.usedCopies.${key}`);
      if (!(await this.#confirm.ask({ heading: said('heading'), text: said('text'), yes: said('yes') }))) throw cause;
      return work(true);
    }
  }
}
