import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Choice, type Option } from '#shared/angular/look/choice';
import { Monogram } from '#shared/angular/look/monogram';
import { Verdict } from '#shared/angular/look/verdict';
import { ListStates } from '#shared/angular/states/list-states';
import type { Sharing } from './sharing.ts';
import { SharingsStore } from './sharings-store.ts';

export const toneOfSharing = (state: Sharing['state']) =>
  (({ shared: 'ok', unknown: 'check', withdrawn: 'off', refused: 'off', failed: 'off' }) as const)[state];
const filters = ['all', 'shared', 'withdrawn', 'refused'] as const;
type Filter = (typeof filters)[number];

/** Who received what, when and why; each line leads to taking it back. */
@Component({
  selector: 'carnet-sharings-page',
  imports: [Choice, InstantPipe, ListStates, Monogram, PageHeader, RouterLink, TranslocoPipe, Verdict],
  template: `
    <carnet-page-header [heading]="'disclosure.sharings.title' | transloco" [back]="['/me']" />
    <div class="page">
      @if (store.sharings().length > 3) {
        <carnet-choice
          [label]="'disclosure.sharings.filter' | transloco"
          [options]="options()"
          [value]="filter()"
          (chosen)="filter.set($event)"
        />
      }
      <carnet-list-states
        [status]="store.status()"
        [empty]="shown().length === 0"
        [emptyHeading]="'disclosure.sharings.empty' | transloco"
        [emptyText]="'disclosure.sharings.emptyText' | transloco"
        (retry)="store.load()"
      >
        <div class="paper lines">
          @for (sharing of shown(); track sharing.id) {
            <a [routerLink]="['/disclosure', sharing.id]" class="row">
              <carnet-monogram [name]="sharing.to.name" [identifier]="sharing.to.did" [small]="true" />
              <span class="grow stack">
                <strong>{{ sharing.to.name }}</strong>
                <span class="small muted">
                  @if (sharing.claims.length > 0) {
                    {{ 'disclosure.count' | transloco: { count: sharing.claims.length } }} ·
                  }
                  {{ sharing.at | instant }}</span
                >
                <carnet-verdict [tone]="tone(sharing.state)">{{ 'disclosure.sharings.state.' + sharing.state | transloco }}</carnet-verdict>
              </span>
            </a>
          }
        </div>
      </carnet-list-states>
    </div>
  `,
  styles: `
    a {
      color: inherit;
      text-decoration: none;
    }
    .stack {
      gap: 2px;
    }
  `,
})
export class SharingsPage {
  protected readonly store = inject(SharingsStore);
  readonly #words = inject(Words);
  protected readonly tone = toneOfSharing;
  protected readonly filter = signal<Filter>('all');
  protected readonly options = computed<readonly Option<Filter>[]>(() =>
    filters.map((value) => ({
      value,
      label: this.#words.say(value === 'all' ? 'disclosure.sharings.all' : `disclosure.sharings.state.${value}`),
    })),
  );
  protected readonly shown = computed(() => this.store.sharings().filter((one) => this.filter() === 'all' || one.state === this.filter()));

  constructor() {
    void this.store.load();
  }
}
