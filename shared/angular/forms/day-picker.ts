import { Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Words } from '../i18n/words.ts';
import { isDay } from './typed-day.ts';

/** The button at the end of a day's field: the browser's own calendar, for who would rather point than type. */
@Component({
  selector: 'carnet-day-picker',
  imports: [MatIcon, MatIconButton],
  template: `
    <button matIconButton type="button" [attr.aria-label]="words.say('common.form.calendar')" (click)="calendar.showPicker()">
      <mat-icon svgIcon="calendar_month" />
    </button>
    <input #calendar type="date" tabindex="-1" aria-hidden="true" [value]="known()" (change)="chosen.emit(calendar.value)" />
  `,
  styles: `
    :host {
      position: relative;
      display: inline-block;
    }
    input {
      position: absolute;
      inset: auto 0 0;
      width: 1px;
      height: 1px;
      padding: 0;
      border: 0;
      opacity: 0;
      pointer-events: none;
    }
  `,
})
export class DayPicker {
  readonly day = input<string | null>();
  readonly chosen = output<string>();
  protected readonly words = inject(Words);

  protected known(): string {
    const day = this.day() ?? '';
    return isDay(day) ? day : '';
  }
}
