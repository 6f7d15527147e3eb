import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Claims } from '#shared/angular/look/claims';
import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import type { JsonObject } from '#shared/credentials/ports';
import { parseVct } from '#shared/credentials/vct';
import { claimLines } from '#shared/angular/look/claim-lines';
import type { Prepared } from './answer-request.ts';

/** What the recipient will see, rendered from the very presentations that would be sent. */
@Component({
  selector: 'carnet-exact-preview',
  imports: [ActionBar, Claims, MatButton, MatIcon, PageHeader, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'disclosure.preview' | transloco" />
    <div class="page">
      <p>{{ 'disclosure.previewText' | transloco }}</p>
      <section class="frame" [attr.aria-label]="'disclosure.previewTitle' | transloco: { name: prepared().request.name }">
        <p class="eye small">
          <mat-icon svgIcon="visibility" />{{ 'disclosure.previewTitle' | transloco: { name: prepared().request.name } }}
        </p>
        @for (one of shown(); track $index) {
          <div class="stack">
            <carnet-claims [lines]="one.lines" />
            @if (one.hidden) {
              <p class="small muted">{{ 'disclosure.hiddenClaims' | transloco: { list: one.hidden } }}</p>
            }
          </div>
        }
      </section>
    </div>
    <carnet-action-bar
      ><button matButton="filled" type="button" (click)="closed.emit()">{{ 'common.back' | transloco }}</button></carnet-action-bar
    >
  `,
  styles: `
    .frame {
      display: grid;
      gap: 14px;
      padding: 14px;
      border: 3px solid var(--mat-sys-inverse-surface);
      border-radius: var(--mat-sys-corner-large);
    }
    .eye {
      display: flex;
      gap: 8px;
      align-items: center;
      margin: -14px -14px 0;
      padding: 8px 14px;
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
    }
  `,
})
export class ExactPreview {
  readonly prepared = input.required<Prepared>();
  readonly closed = output();
  readonly #locale = inject(Language).current;
  protected readonly shown = computed(() =>
    this.prepared().preview.map(({ payload }) => {
      const lines = claimLines(payload as JsonObject, this.#locale());
      const type = parseVct(String(payload['vct']))?.type;
      const rest = type ? claimCatalogue[type].filter((claim) => !lines.some((line) => line.key === claim.key)) : [];
      return { lines, hidden: rest.map((claim) => claim.label[this.#locale()]).join(', ') };
    }),
  );
}
