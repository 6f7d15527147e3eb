import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Choice, type Option } from '#shared/angular/look/choice';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict, type Tone } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import type { Issuance } from '#shared/contracts/issuer/credentials';
import { IssuancesStore, type Filter, type KindFilter } from './issuances-store.ts';
import { OfferDialog } from './offer-dialog.ts';
import { actsOn, StatusDialog } from './status-dialog.ts';

/** What was signed, what waits, what was withdrawn; a waiting one can be handed over at the desk. */
@Component({
  selector: 'carnet-issuances-page',
  imports: [Choice, DayPipe, InstantPipe, Level, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, Verdict],
  templateUrl: './issuances-page.html',
  styleUrl: './issuances-page.scss',
  providers: [IssuancesStore],
})
export class IssuancesPage {
  protected readonly store = inject(IssuancesStore);
  readonly #session = inject(Session);
  readonly #words = inject(Words);
  readonly #dialog = inject(MatDialog);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  protected readonly mayOffer = this.#session.can('credential:offer:assigned');
  protected readonly mayCancel = this.#session.can('credential:cancel:own');
  protected readonly mayChange = this.#session.can('credential:status:own');
  protected readonly steps = ['offered', 'signed', 'delivered', 'revoked'] as const;
  protected readonly filters = computed<readonly Option<Filter>[]>(() =>
    (['all', 'offered', 'delivered', 'suspended', 'revoked'] as const).map((value) => ({
      value,
      label: this.#words.say(`credentials.filters.${value}`),
    })),
  );
  protected readonly kinds = computed<readonly Option<KindFilter>[]>(() =>
    (['any', 'competence', 'enrolment', 'attendance', 'completion', 'endorsement'] as const).map((value) => ({
      value,
      label: this.#words.say(value === 'any' ? 'credentials.anyKind' : `credentials.kind.${value}`),
    })),
  );

  constructor() {
    void this.store.load();
  }

  protected tone(state: Issuance['state']): Tone {
    if (state === 'delivered' || state === 'signed') return 'ok';
    if (state === 'replaced') return 'off';
    return state === 'cancelled' ? 'off' : toneOf(state);
  }
  protected icon(state: Issuance['state']): string | undefined {
    return state === 'offered' || state === 'claimed' ? 'hourglass_top' : undefined;
  }

  protected offer(issuance: Issuance): void {
    this.#dialog
      .open(OfferDialog, { data: issuance, width: '560px' })
      .afterClosed()
      .subscribe(() => void this.store.load());
  }

  protected changeable(issuance: Issuance): boolean {
    return this.mayChange && actsOn(issuance.state).length > 0;
  }
  protected change(issuance: Issuance): void {
    this.#dialog
      .open<StatusDialog, Issuance, Issuance>(StatusDialog, { data: issuance, width: '560px' })
      .afterClosed()
      .subscribe((done) => {
        if (!done) return;
        void this.store.load();
        this.#notices.say(this.#words.say('credentials.changed', { state: this.#words.say(`credentials.state.${done.state}`) }));
      });
  }
  /** Why and since when, as the person reads it. */
  protected why({ reasonCode, reason }: Issuance): string | null {
    const words = [reasonCode && reasonCode !== 'other' ? this.#words.say(`common.reasons.${reasonCode}`) : null, reason];
    return words.filter((one) => one !== null && one !== '').join(', ') || null;
  }

  protected async cancel(issuance: Issuance): Promise<void> {
    const say = (key: string) => this.#words.say(`credentials.${key}`);
    const reason = await this.#confirm.askReason({
      heading: say('cancelTitle'),
      text: say('cancelText'),
      yes: say('cancel'),
      no: say('keep'),
      reason: { label: say('reason'), max: 500 },
    });
    if (!reason) return;
    const refused = await this.store.cancel(issuance, reason);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('cancelled'));
  }
}
