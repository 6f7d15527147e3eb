import { Component, effect, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import type { Session } from '#shared/contracts/issuer/training';
import { HalfDayList } from './half-day-list.ts';
import { HalfDaysStore } from './half-days-store.ts';

/** The calendar of a session, half-day by half-day. */
@Component({
  selector: 'carnet-half-days-page',
  imports: [HalfDayList, ListStates, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'attendance.calendar' | transloco" [back]="['/sessions', id()]" />
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'attendance.calendarEmpty' | transloco"
        [emptyText]="'attendance.calendarEmptyText' | transloco"
        (retry)="store.ofSession(id())"
      >
        <carnet-half-day-list [halfDays]="store.items()" />
      </carnet-list-states>
    </div>
  `,
  providers: [HalfDaysStore],
})
export class HalfDaysPage {
  readonly id = input.required<Session['id']>();
  protected readonly store = inject(HalfDaysStore);

  constructor() {
    effect(() => void this.store.ofSession(this.id()));
  }
}
