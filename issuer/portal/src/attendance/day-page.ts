import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { today } from '#shared/angular/dates/day-text';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import { HalfDayList } from './half-day-list.ts';
import { HalfDaysStore } from './half-days-store.ts';

/** What there is to mark today. */
@Component({
  selector: 'carnet-day-page',
  imports: [DayPipe, HalfDayList, ListStates, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'attendance.title' | transloco" [subtitle]="day | day: 'weekday'" />
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'attendance.none' | transloco"
        [emptyText]="'attendance.noneText' | transloco"
        (retry)="store.today()"
      >
        <a emptyAction matButton="outlined" routerLink="/sessions">{{ 'attendance.sessions' | transloco }}</a>
        <carnet-half-day-list [halfDays]="store.items()" />
      </carnet-list-states>
    </div>
  `,
  providers: [HalfDaysStore],
})
export class DayPage {
  protected readonly store = inject(HalfDaysStore);
  protected readonly day = today();

  constructor() {
    void this.store.today();
  }
}
