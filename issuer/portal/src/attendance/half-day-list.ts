import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Verdict, type Tone } from '#shared/angular/look/verdict';
import type { HalfDay } from '#shared/contracts/issuer/attendance';
import { ClockPipe } from './clock.pipe.ts';

const tones: Readonly<Record<HalfDay['state'], Tone>> = { upcoming: 'off', open: 'check', 'signed-off': 'ok' };
const icons: Readonly<Record<HalfDay['state'], string>> = {
  upcoming: 'event_available',
  open: 'hourglass_top',
  'signed-off': 'check_circle-fill',
};

/** Half-days as lines that open their sheet. */
@Component({
  selector: 'carnet-half-day-list',
  imports: [ClockPipe, DayPipe, RouterLink, TranslocoPipe, Verdict],
  template: `
    <div class="paper lines">
      @for (one of halfDays(); track one.id) {
        <a [routerLink]="['/attendance/sheet', one.id]">
          <span class="grow">
            <strong>{{ one.day | day: 'weekday' }}, {{ 'attendance.half.' + one.half | transloco }}</strong>
            @if (one.session; as session) {
              <span class="medium muted">{{ session }}</span>
            }
          </span>
          <span class="small muted figures">{{ one.startsAt | clock }}&nbsp;–&nbsp;{{ one.endsAt | clock }}</span>
          <span class="small figures">{{ 'attendance.marked' | transloco: { marked: one.marked, expected: one.expected } }}</span>
          <carnet-verdict [tone]="tones[one.state]" [icon]="icons[one.state]">{{
            'attendance.state.' + one.state | transloco
          }}</carnet-verdict>
        </a>
      }
    </div>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: minmax(0, 2fr) 1fr 1fr minmax(110px, 1fr);
      gap: 4px 16px;
      align-items: center;
      min-height: 56px;
      color: inherit;
      text-decoration: none;
    }
    strong::first-letter {
      text-transform: uppercase;
    }
    .grow > * {
      display: block;
    }
    @media (max-width: 599px) {
      a {
        grid-template-columns: minmax(0, 1fr) auto;
      }
    }
  `,
})
export class HalfDayList {
  readonly halfDays = input.required<readonly (HalfDay & { readonly session?: string })[]>();
  protected readonly tones = tones;
  protected readonly icons = icons;
}
