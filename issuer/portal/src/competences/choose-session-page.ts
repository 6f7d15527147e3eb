import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import { SessionsStore } from '../training/sessions-store.ts';

/** Which session to assess. */
@Component({
  selector: 'carnet-choose-session-page',
  imports: [DayPipe, ListStates, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'competences.title' | transloco" [subtitle]="'competences.choose' | transloco" />
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'competences.noSession' | transloco"
        [emptyText]="'competences.chooseText' | transloco"
        (retry)="store.load()"
      >
        <a emptyAction matButton="outlined" routerLink="/sessions">{{ 'competences.sessions' | transloco }}</a>
        <div class="paper lines">
          @for (one of store.items(); track one.id) {
            <a class="row" [routerLink]="one.id">
              <span class="grow"
                ><strong>{{ one.title }}</strong
                ><br /><span class="medium muted">{{ one.programme.title }}</span></span
              >
              <span class="small muted">{{ one.startsOn | day: 'shortDate' }} – {{ one.endsOn | day: 'shortDate' }}</span>
            </a>
          }
        </div>
      </carnet-list-states>
    </div>
  `,
  styles: `
    a.row {
      min-height: 60px;
      color: inherit;
      text-decoration: none;
    }
    strong {
      color: var(--mat-sys-primary);
    }
  `,
  providers: [SessionsStore],
})
export class ChooseSessionPage {
  protected readonly store = inject(SessionsStore);

  constructor() {
    void this.store.load();
  }
}
