import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { Erasure } from '#shared/contracts/verifier/erasures';
import { claimName } from '../disclosures/claim-name.ts';
import { ErasuresStore } from './erasures-store.ts';

/** People who ask that everything be erased, and by when the law wants an answer. */
@Component({
  selector: 'carnet-erasures-page',
  imports: [DayPipe, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, TranslocoPipe, Verdict],
  templateUrl: './erasures-page.html',
  styleUrl: './erasures-page.scss',
  providers: [ErasuresStore],
})
export class ErasuresPage {
  protected readonly store = inject(ErasuresStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #locale = inject(Language).current;

  constructor() {
    void this.store.load();
  }

  protected names({ claims }: Erasure): string {
    return claims.map((one) => claimName(one, this.#locale())).join(', ');
  }

  protected async erased(one: Erasure): Promise<void> {
    const say = (key: string): string => this.#words.say(`erasures.${key}`);
    const sure = await this.#confirm.ask({ heading: say('doneTitle'), text: say('doneText'), yes: say('done') });
    if (sure) await this.#answer(one, null, say('doneSaid'));
  }

  protected async decline(one: Erasure): Promise<void> {
    const say = (key: string): string => this.#words.say(`erasures.${key}`);
    const reason = await this.#confirm.askReason({
      heading: say('declineTitle'),
      text: say('declineText'),
      yes: say('decline'),
      reason: { label: say('reason'), max: 1000 },
    });
    if (reason) await this.#answer(one, reason, say('declineSaid'));
  }

  async #answer(one: Erasure, reason: string | null, said: string): Promise<void> {
    const refused = await this.store.answer(one, reason);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(said);
  }
}
