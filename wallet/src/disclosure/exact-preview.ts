import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { claimLines } from '#shared/angular/look/claim-lines';
import { Claims } from '#shared/angular/look/claims';
import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { parseVct } from '#shared/credentials/vct';
import type { Prepared } from './answer-request.ts';

/** What the recipient will see, rendered from the very presentations that would be sent; what stays hidden is named beneath. */
@Component({
  selector: 'carnet-exact-preview',
  imports: [ActionBar, Claims, MatButton, MatIcon, PageHeader, TranslocoPipe],
  templateUrl: './exact-preview.html',
  styleUrl: './exact-preview.scss',
})
export class ExactPreview {
  readonly prepared = input.required<Prepared>();
  readonly count = input.required<number>();
  readonly closed = output();
  /** On to the phrase, then the sending. */
  readonly shared = output();
  readonly #locale = inject(Language).current;
  protected readonly shown = computed(() =>
    this.prepared().preview.map(({ payload }) => ({
      type: parseVct(String(payload['vct']))?.type ?? ('other' as const),
      lines: claimLines(payload, this.#locale()),
    })),
  );
  protected readonly hidden = computed(() => {
    const labels = this.shown().flatMap(({ type, lines }) =>
      (type === 'other' ? [] : claimCatalogue[type])
        .filter((claim) => !lines.some((line) => line.key === claim.key))
        .map((claim) => claim.label[this.#locale()]),
    );
    return [...new Set(labels)];
  });
}
