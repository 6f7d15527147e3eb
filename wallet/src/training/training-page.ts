import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import { TrainingStore } from './training-store.ts';

/** My sessions: when, where, with whom, and how far each competence is. */
@Component({
  selector: 'carnet-training-page',
  imports: [DayPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './training-page.html',
  styleUrl: './training-page.scss',
  providers: [TrainingStore],
})
export class TrainingPage {
  protected readonly store = inject(TrainingStore);

  constructor() {
    void this.store.load();
  }
}
