import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from '../i18n/language.ts';
import { dayText, type DayFormat } from './day-text.ts';
import { instantText, type InstantFormat } from './instant-text.ts';

/** A `Day`: `{{ session.startsOn | day }}` gives `lun. 5 oct. 2026`; formats `shortDate`, `longDate`, `month`, `weekday`. Follows the language. */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  readonly #locale = inject(Language).current;
  transform(day: string | null | undefined, format: DayFormat = 'date'): string {
    return day ? dayText(day, format, this.#locale()) : '';
  }
}

/** An `Instant`, in Paris: `{{ sentAt | instant: 'relative' }}`; formats `date`, `longDate`, `dateTime` (default), `time`, `month`. */
@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
  readonly #locale = inject(Language).current;
  transform(at: string | null | undefined, format: InstantFormat = 'dateTime'): string {
    return at ? instantText(at, format, this.#locale()) : '';
  }
}

/** A number as the language writes it: `{{ 12500 | count }}`, `{{ 0.96 | count: 'percent' }}`. */
@Pipe({ name: 'count', pure: false })
export class CountPipe implements PipeTransform {
  readonly #locale = inject(Language).current;
  transform(value: number | null | undefined, style: 'decimal' | 'percent' = 'decimal'): string {
    if (value === null || value === undefined) return '';
    return new Intl.NumberFormat(this.#locale() === 'fr' ? 'fr-FR' : 'en-GB', { style, maximumFractionDigits: style === 'percent' ? 0 : 2 })
      .format(value)
      .replace(/\u202f/gu, '\u00a0');
  }
}
