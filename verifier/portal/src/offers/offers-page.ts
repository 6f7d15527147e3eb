import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { departmentName } from '#shared/angular/departments';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import type { Option } from '#shared/angular/look/choice';
import { Handle } from '#shared/angular/look/handle';
import { Verdict } from '#shared/angular/look/verdict';
import { ListStates } from '#shared/angular/states/list-states';
import { shortHandle } from '../candidates/short-handle.ts';
import { OfferFunnel } from './offer-funnel.ts';
import { lastInstant } from './last-day.ts';
import { offerIcon, offerTone } from './offer-tone.ts';
import { OffersStore, type StateFilter } from './offers-store.ts';

/** Every offer of the company, where each stands, and how they fare together. */
@Component({
  selector: 'carnet-offers-page',
  imports: [
    Handle,
    InstantPipe,
    ListStates,
    MatButton,
    MatFormFieldModule,
    MatSelectModule,
    OfferFunnel,
    PageHeader,
    RouterLink,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './offers-page.html',
  styleUrl: './offers-page.scss',
  providers: [OffersStore],
})
export class OffersPage {
  protected readonly store = inject(OffersStore);
  readonly #words = inject(Words);
  protected readonly short = shortHandle;
  protected readonly department = departmentName;
  protected readonly last = lastInstant;
  protected readonly tone = offerTone;
  protected readonly icon = offerIcon;
  protected readonly filters = computed<readonly Option<StateFilter>[]>(() =>
    (['all', 'sent', 'seen', 'accepted', 'refused', 'expired', 'withdrawn'] as const).map((value) => ({
      value,
      label: this.#words.say(value === 'all' ? 'offers.all' : `offers.states.${value}`),
    })),
  );
  protected readonly none = computed(() => this.store.items().length === 0 && this.store.filter() === 'all');

  constructor() {
    void this.store.load();
  }
}
