import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import type { Sharing } from './sharing.ts';

const icons: Readonly<Record<string, string>> = {
  shared: 'check_circle-fill',
  refused: 'do_not_disturb_on-fill',
  failed: 'error-fill',
  unknown: 'help-fill',
  waiting: 'timer',
};

/** After the answer: sent, refused, not sent, or not known; what left, by name. */
@Component({
  selector: 'carnet-outcome',
  imports: [ActionBar, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'disclosure.done.' + sharing().state | transloco: { name: sharing().to.name }" />
    <div class="page" role="status">
      <mat-icon class="mark" [svgIcon]="icon()" [attr.data-state]="sharing().state" />
      @if (sharing().state !== 'shared') {
        <p>{{ 'disclosure.done.' + told() + 'Text' | transloco: { name: sharing().to.name } }}</p>
      }
      @if (sharing().claims.length > 0 && sharing().state !== 'failed' && sharing().state !== 'waiting') {
        <section class="paper pad stack">
          <h2>{{ 'disclosure.done.what' | transloco }}</h2>
          <ul>
            @for (claim of sharing().claims; track $index) {
              <li>{{ claim[locale()] }}</li>
            }
          </ul>
        </section>
      }
    </div>
    <carnet-action-bar>
      <a matButton="filled" routerLink="/disclosure">{{ 'disclosure.done.history' | transloco }}</a>
      @if (sharing().receipt) {
        <a matButton="outlined" [routerLink]="['/disclosure', sharing().id]">{{ 'disclosure.sharings.withdraw' | transloco }}</a>
      } @else if (sharing().state === 'waiting') {
        <a matButton="outlined" [routerLink]="['/disclosure', sharing().id]">{{ 'disclosure.queued.see' | transloco }}</a>
      }
      <a matButton routerLink="/credentials">{{ 'disclosure.done.home' | transloco }}</a>
    </carnet-action-bar>
  `,
  styles: `
    .mark {
      justify-self: center;
      width: 64px;
      height: 64px;
      margin-block: 12px;
      color: var(--mat-sys-on-surface-variant);
    }
    .mark[data-state='shared'] {
      color: var(--carnet-ok);
    }
    .mark[data-state='unknown'] {
      color: var(--carnet-check);
    }
    ul {
      margin: 0;
      padding-inline-start: 20px;
    }
  `,
})
export class Outcome {
  readonly sharing = input.required<Sharing>();
  protected readonly locale = inject(Language).current;
  /** Whose words: a refusal that was not told is not said to be known. */
  protected readonly told = computed(() => {
    const { state, told } = this.sharing();
    return state === 'refused' && told ? `told.${told}` : state;
  });
  protected readonly icon = computed(() => icons[this.sharing().state] ?? 'help-fill');
}
