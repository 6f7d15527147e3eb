import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { Verdict } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import { ListStates } from '#shared/angular/states/list-states';
import { CopiesList } from './copies-list.ts';
import { JournalFilters } from './journal-filters.ts';
import { erasureIsLate, filtered, noFilter, type JournalFilter } from './journal.ts';
import type { Sharing } from './sharing.ts';
import { SharingsStore } from './sharings-store.ts';

export const toneOfSharing = (state: Sharing['state']) =>
  (({ waiting: 'check', cancelled: 'off', shared: 'ok', unknown: 'check', withdrawn: 'off', refused: 'off', failed: 'off' }) as const)[
    state
  ];
/** Where filters are of use. */
const fewest = 3;

/** Who received what, when and why; each line leads to taking it back. */
@Component({
  selector: 'carnet-sharings-page',
  imports: [
    CopiesList,
    InstantPipe,
    JournalFilters,
    ListStates,
    MatButton,
    MatIcon,
    Monogram,
    PageHeader,
    RouterLink,
    TranslocoPipe,
    Verdict,
  ],
  template: `
    <carnet-page-header [heading]="'disclosure.sharings.title' | transloco" [back]="['/me']" />
    <div class="page">
      @if (store.sharings().length > fewest) {
        <carnet-journal-filters [sharings]="store.sharings()" [filter]="filter()" (changed)="filter.set($event)" />
      }
      <carnet-list-states
        [status]="store.status()"
        [empty]="shown().length === 0"
        [emptyHeading]="(unfiltered() ? 'disclosure.sharings.empty' : 'disclosure.journal.nothing') | transloco"
        [emptyText]="(unfiltered() ? 'disclosure.sharings.emptyText' : 'disclosure.journal.nothingText') | transloco"
        (retry)="store.load()"
      >
        @if (unfiltered()) {
          <a emptyAction matButton="outlined" routerLink="/offers">{{ 'disclosure.sharings.toOffers' | transloco }}</a>
        } @else {
          <button emptyAction matButton="outlined" type="button" (click)="filter.set(all)">
            {{ 'disclosure.journal.reset' | transloco }}
          </button>
        }
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
                @if (late(sharing)) {
                  <carnet-verdict tone="no">{{ 'disclosure.journal.erasure.lateShort' | transloco }}</carnet-verdict>
                }
              </span>
            </a>
          }
        </div>
      </carnet-list-states>
      @if (shown().length > 0) {
        <div class="row exports">
          <button matButton type="button" (click)="save('csv')">
            <mat-icon svgIcon="download" />{{ 'disclosure.journal.csv' | transloco }}
          </button>
          <button matButton type="button" (click)="save('json')">
            <mat-icon svgIcon="data_object" />{{ 'disclosure.journal.json' | transloco }}
          </button>
        </div>
      }
      <carnet-copies-list />
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
    .exports {
      flex-wrap: wrap;
    }
  `,
})
export class SharingsPage {
  protected readonly store = inject(SharingsStore);
  readonly #words = inject(Words);
  protected readonly tone = toneOfSharing;
  protected readonly late = (sharing: Sharing): boolean => erasureIsLate(sharing, Date.now());
  protected readonly fewest = fewest;
  protected readonly all = noFilter;
  protected readonly filter = signal<JournalFilter>(noFilter);
  protected readonly shown = computed(() => filtered(this.store.sharings(), this.filter(), Date.now()));
  protected readonly unfiltered = computed(() => this.store.sharings().length === 0);

  constructor() {
    void this.store.load();
  }

  /** What is shown, as a file. */
  protected async save(form: 'csv' | 'json'): Promise<void> {
    const { exportCsv, exportJson } = await import('./export-journal.ts');
    const name = `${this.#words.say('disclosure.journal.fileName')}.${form}`;
    if (form === 'csv') saveFile(name, exportCsv(this.shown()), 'text/csv;charset=utf-8');
    else saveFile(name, exportJson(this.shown()));
  }
}
