import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Empty } from '#shared/angular/states/empty';
import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import { Handover } from '../credentials/handover.ts';
import { OffersStore } from './offers-store.ts';

/** One offer: what is proposed, by whom, what they wish to receive and why. Answering leads to the consent; refusing shares nothing. */
@Component({
  selector: 'carnet-offer-page',
  imports: [ActionBar, DayPipe, Empty, InstantPipe, MatButton, Monogram, PageHeader, RouterLink, SiretPipe, TranslocoPipe],
  templateUrl: './offer-page.html',
  styleUrl: './offer-page.scss',
})
export class OfferPage {
  readonly id = input.required<string>();
  protected readonly store = inject(OffersStore);
  readonly #router = inject(Router);
  readonly #handover = inject(Handover);
  readonly #locale = inject(Language).current;
  protected readonly offer = computed(() => this.store.offers().find((one) => one.id === this.id()) ?? null);
  protected readonly open = computed(() => this.offer()?.state === 'sent' || this.offer()?.state === 'seen');
  protected readonly wishes = computed(() =>
    (this.offer()?.wishes ?? []).map(({ kind, code, claims, required }) => ({
      required,
      competence: code === null ? null : (this.offer()?.competences[code] ?? null),
      words: claims.map((key) => claimCatalogue[kind].find((claim) => claim.key === key)?.label[this.#locale()] ?? key).join(', '),
    })),
  );

  constructor() {
    if (this.store.status() === 'idle') void this.store.load();
    effect(() => {
      const offer = this.offer();
      if (offer?.state === 'sent') void this.store.see(offer.id);
    });
  }

  protected async answer(): Promise<void> {
    const offer = this.offer();
    const uri = offer && (await this.store.request(offer.id));
    if (!offer || !uri) return;
    this.#handover.give(uri, offer.id);
    await this.#router.navigate(['/disclosure/request']);
  }

  protected refuse(): void {
    const offer = this.offer();
    if (offer) void this.store.refuse(offer.id);
  }
}
