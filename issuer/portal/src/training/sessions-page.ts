import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Session } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import { SessionsStore } from './sessions-store.ts';

/** Training sessions, current ones first; each leads to its trainees, its competences and its sheets. */
@Component({
  selector: 'carnet-sessions-page',
  imports: [DayPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './sessions-page.html',
  styleUrl: './sessions-page.scss',
  providers: [SessionsStore],
})
export class SessionsPage {
  protected readonly store = inject(SessionsStore);
  protected readonly mayWrite = inject(Session).can('session:write:own');

  constructor() {
    void this.store.load();
  }
}
