import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { SharingsStore } from './sharings-store.ts';
import { toneOfSharing } from './sharings-page.ts';

/** One sharing: names of what left, never the values, and the way to take it back. */
@Component({
  selector: 'carnet-sharing-page',
  imports: [InstantPipe, MatButton, Monogram, PageHeader, SiretPipe, TranslocoPipe, Verdict],
  templateUrl: './sharing-page.html',
})
export class SharingPage {
  readonly id = input.required<string>();
  protected readonly store = inject(SharingsStore);
  protected readonly locale = inject(Language).current;
  protected readonly tone = toneOfSharing;
  protected readonly asking = signal(false);
  protected readonly sharing = computed(() => this.store.sharings().find((one) => one.id === this.id()) ?? null);
  protected readonly claims = computed(() => (this.sharing()?.claims ?? []).map((claim) => claim[this.locale()]).join(', '));

  constructor() {
    if (this.store.status() === 'idle') void this.store.load();
  }

  protected async withdraw(): Promise<void> {
    await this.store.withdraw(this.id());
    this.asking.set(false);
  }
}
