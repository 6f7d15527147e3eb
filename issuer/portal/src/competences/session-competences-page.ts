import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import type { Session } from '#shared/contracts/issuer/training';
import { CompetenceGrid } from './competence-grid.ts';
import { CompetencesStore } from './competences-store.ts';
import { DecisionPanel } from './decision-panel.ts';

/** Trainees by competences; the panel beside decides on the chosen cell. */
@Component({
  selector: 'carnet-session-competences-page',
  imports: [CompetenceGrid, DecisionPanel, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'competences.title' | transloco" [subtitle]="counts()" [back]="['/competences']" />
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.grid()?.trainees?.length === 0"
        [emptyHeading]="'competences.empty' | transloco"
        [emptyText]="'competences.emptyText' | transloco"
        (retry)="store.load(id())"
      >
        <a emptyAction matButton="outlined" [routerLink]="['/sessions', id()]">{{ 'competences.toSession' | transloco }}</a>
        <div class="split" [class.alone]="!store.at()">
          <carnet-competence-grid />
          @if (store.at()) {
            <carnet-decision-panel />
          } @else {
            <p class="muted medium"><mat-icon class="small-icon" svgIcon="info" /> {{ 'competences.panel.pick' | transloco }}</p>
          }
        </div>
      </carnet-list-states>
    </div>
  `,
  styles: `
    .split {
      grid-template-columns: minmax(0, 1fr) 340px;
    }
    .alone {
      grid-template-columns: minmax(0, 1fr);
    }
    @media (max-width: 899px) {
      .split {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  providers: [CompetencesStore],
})
export class SessionCompetencesPage {
  readonly id = input.required<Session['id']>();
  protected readonly store = inject(CompetencesStore);

  readonly #words = inject(Words);
  protected readonly counts = computed(() => {
    const grid = this.store.grid();
    const counts = { trainees: grid?.trainees.length ?? 0, competences: grid?.competences.length ?? 0 };
    return grid ? this.#words.say('competences.subtitle', counts) : undefined;
  });

  constructor() {
    effect(() => void this.store.load(this.id()));
  }
}
