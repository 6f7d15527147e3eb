import { inject, Injectable } from '@angular/core';
import type { TranspileParams, TranslocoTranspiler } from '@jsverse/transloco';
import { IntlMessageFormat } from 'intl-messageformat';
import { Language } from './language.ts';
import { elided, frenchTypography } from './typography.ts';

/** ICU messages without eval (`@jsverse/transloco-messageformat` compiles with `new Function`, which our CSP forbids), then French typography. */
@Injectable()
export class IcuTranspiler implements TranslocoTranspiler {
  readonly #language = inject(Language);
  readonly #messages = new Map<string, IntlMessageFormat | string>();

  transpile({ value, params = {} }: TranspileParams): unknown {
    if (typeof value !== 'string') return value;
    const message = this.#message(value);
    return typeof message === 'string' ? message : this.#said(String(message.format(params)));
  }

  #message(value: string): IntlMessageFormat | string {
    const key = `${this.#language.current()} ${value}`;
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const message = value.includes('{')
      ? new IntlMessageFormat(value, this.#language.current(), undefined, { ignoreTag: true })
      : this.#printed(value);
    this.#messages.set(key, message);
    return message;
  }

  /** With names in it, that no dictionary knew. */
  #said(text: string): string {
    return this.#language.current() === 'fr' ? frenchTypography(elided(text)) : text;
  }

  #printed(text: string): string {
    return this.#language.current() === 'fr' ? frenchTypography(text) : text;
  }
}
