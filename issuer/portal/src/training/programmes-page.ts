import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Session } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import { ProgrammesStore } from './programmes-store.ts';

/** Every programme, with its métier, its scale and how much stands behind it. */
@Component({
  selector: 'carnet-programmes-page',
  imports: [ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'training.programmes.title' | transloco">
      @if (mayWrite) {
        <a matButton="filled" routerLink="new"><mat-icon svgIcon="add" />{{ 'training.programmes.new' | transloco }}</a>
      }
    </carnet-page-header>
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'training.programmes.empty' | transloco"
        [emptyText]="'training.programmes.emptyText' | transloco"
        (retry)="store.load()"
      >
        <ul class="paper lines">
          @for (one of store.items(); track one.id) {
            <li>
              <span class="grow">
                @if (mayWrite) {
                  <a [routerLink]="one.id"
                    ><strong>{{ one.title }}</strong></a
                  >
                } @else {
                  <strong>{{ one.title }}</strong>
                }
                @if (one.occupation; as occupation) {
                  <span class="medium muted">{{ occupation.code }} · {{ occupation.label }}</span>
                }
              </span>
              <span class="medium">{{ 'training.programmes.competences' | transloco: { count: one.competences.length } }}</span>
              <span class="medium">{{ 'training.programmes.scale.' + one.scale | transloco }}</span>
              <span class="medium muted">{{ 'training.programmes.sessions' | transloco: { count: one.sessions } }}</span>
            </li>
          }
        </ul>
      </carnet-list-states>
    </div>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 3fr) 1fr 1fr 1fr;
      gap: 4px 16px;
      align-items: center;
      min-height: 60px;
    }
    a {
      color: var(--mat-sys-primary);
    }
    .grow > .muted {
      display: block;
    }
    @media (max-width: 899px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  providers: [ProgrammesStore],
})
export class ProgrammesPage {
  protected readonly store = inject(ProgrammesStore);
  protected readonly mayWrite = inject(Session).can('programme:write:own');

  constructor() {
    void this.store.load();
  }
}
