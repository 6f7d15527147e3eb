import { inject, Pipe, type PipeTransform } from '@angular/core';
import { dayText, today } from '#shared/angular/dates/day-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import type { Card } from '#shared/contracts/verifier/candidates';

/** `disponible en janvier 2027`, or at once when the day is past or none was given. */
@Pipe({ name: 'availability', pure: false })
export class AvailabilityPipe implements PipeTransform {
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;

  transform({ availableFrom }: Pick<Card, 'availableFrom'>): string {
    if (!availableFrom || availableFrom <= today()) return this.#words.say('candidates.now');
    return this.#words.say('candidates.from', { day: dayText(availableFrom, 'shortDate', this.#locale()) });
  }
}
