import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { departmentName } from '#shared/angular/departments';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import { withdrawOffer, type Offer } from '#shared/contracts/verifier/offers';
import { shortHandle } from '../candidates/short-handle.ts';
import { WishList } from '../wishes/wish-list.ts';
import { OfferStore } from './offer-store.ts';
import { lastInstant } from './last-day.ts';
import { offerIcon, offerTone } from './offer-tone.ts';

/** One offer as it was sent, where it stands, and what came of it. */
@Component({
  selector: 'carnet-offer-page',
  imports: [DayPipe, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, Verdict, WishList],
  templateUrl: './offer-page.html',
  styleUrl: './offer-page.scss',
  providers: [OfferStore],
})
export class OfferPage {
  readonly id = input.required<Offer['id']>();
  protected readonly store = inject(OfferStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #maySend = inject(Session).can(withdrawOffer.allow);
  protected readonly short = shortHandle;
  protected readonly department = departmentName;
  protected readonly last = lastInstant;
  protected readonly tone = offerTone;
  protected readonly icon = offerIcon;
  protected readonly open = computed(() => {
    const state = this.store.offer()?.state;
    return this.#maySend && (state === 'sent' || state === 'seen');
  });

  constructor() {
    effect(() => void this.store.load(this.id()));
  }

  protected async withdraw(offer: Offer): Promise<void> {
    const say = (key: string) => this.#words.say(`offers.${key}`);
    if (!(await this.#confirm.ask({ heading: say('withdrawTitle'), text: say('withdrawText'), yes: say('withdraw') }))) return;
    const refused = await this.store.withdraw(offer.id);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('withdrawn'));
  }
}
