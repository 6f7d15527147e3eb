import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import { TypesStore, wordOf } from './types-store.ts';

/** One type: what it says, where it stands in the credential, and its documents for machines. */
@Component({
  selector: 'carnet-type-page',
  imports: [ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, TypographyPipe],
  templateUrl: './type-page.html',
  styleUrl: './type-page.scss',
  providers: [TypesStore],
})
export class TypePage {
  readonly type = input.required<string>();
  protected readonly store = inject(TypesStore);
  readonly #locale = inject(Language).current;
  protected readonly shown = computed(() => this.store.shown().find((one) => one.word === this.type()) ?? null);
  protected readonly extended = computed(() => {
    const vct = this.shown()?.extends;
    return this.store.shown().find((one) => one.vct === vct) ?? null;
  });
  protected readonly claims = computed(() =>
    (this.shown()?.claims ?? []).map(({ display, path, mandatory }) => ({
      label: display.find((one) => one.locale === this.#locale())?.label ?? display[0]!.label,
      path: path.join(' › '),
      mandatory,
    })),
  );
  protected readonly wordOf = wordOf;

  constructor() {
    void this.store.load();
  }
}
