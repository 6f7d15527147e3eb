import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import type { EvidenceSource } from './evidence.ts';

const order = ['registry', 'document', 'list'];

/** Where the registry, the keys and the lists of withdrawals came from, and how old each is. */
@Component({
  selector: 'carnet-source-list',
  imports: [MatIcon, TranslocoPipe],
  template: `
    <h2>{{ 'verify.sources' | transloco }}</h2>
    <p class="small muted">{{ 'verify.sourcesText' | transloco }}</p>
    <ul class="paper lines">
      @for (row of rows(); track row.url) {
        <li [class.stale]="row.stale">
          <mat-icon class="small-icon" [svgIcon]="row.stale ? 'cloud_off' : 'check'" />
          <span class="grow">
            <strong>{{ row.name }}</strong>
            <span>{{ row.said }}</span>
            @if (row.stale) {
              <span>{{ (row.prepared ? 'verify.tooOld' : 'verify.stale') | transloco }}</span>
            }
            <span class="mono small muted">{{ row.url }}</span>
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      break-inside: avoid;
    }
    p,
    ul {
      margin: 0;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: flex-start;
    }
    .grow > * {
      display: block;
      overflow-wrap: anywhere;
    }
    mat-icon {
      flex: none;
      margin-top: 2px;
      color: var(--carnet-ok);
    }
    .stale mat-icon {
      color: var(--carnet-check);
    }
  `,
})
export class SourceList {
  readonly sources = input.required<readonly EvidenceSource[]>();
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly rows = computed(() =>
    [...this.sources()]
      .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
      .map(({ url, kind, origin, fetchedAt, stale }) => {
        const at = instantText(new Date(fetchedAt * 1000).toISOString(), 'dateTime', this.#locale());
        const prepared = origin === 'prepared';
        return {
          url,
          stale,
          prepared,
          name: this.#words.say(`verify.source.${kind}`),
          said: this.#words.say(`verify.origin.${origin}`, { at }),
        };
      }),
  );
}
