import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from '#shared/angular/i18n/language';

/** An hour of the calendar, `08:30`: `8 h 30` in French, as it stands in English. */
@Pipe({ name: 'clock', pure: false })
export class ClockPipe implements PipeTransform {
  readonly #locale = inject(Language).current;
  transform(written: string): string {
    if (this.#locale() === 'en') return written;
    const [hours, minutes] = written.split(':');
    return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
  }
}
