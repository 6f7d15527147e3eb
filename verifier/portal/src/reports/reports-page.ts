import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { Report } from '#shared/contracts/verifier/reports';
import { claimNames, kindName } from '../wishes/wish-words.ts';
import { ReportsStore } from './reports-store.ts';

/** Requests that people found abusive: what was asked, what they say of it, and the platform’s answer to them. */
@Component({
  selector: 'carnet-reports-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, SiretPipe, TranslocoPipe, Verdict],
  templateUrl: './reports-page.html',
  styleUrl: '../erasures/erasures-page.scss',
  providers: [ReportsStore],
})
export class ReportsPage {
  protected readonly store = inject(ReportsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #locale = inject(Language).current;
  protected readonly tones = { open: 'check', upheld: 'no', dismissed: 'off' } as const;

  constructor() {
    void this.store.load();
  }

  protected asked({ wishes }: Report): string {
    const locale = this.#locale();
    return wishes.map((wish) => `${kindName(wish.kind, locale)} (${claimNames(wish, locale)})`).join(' · ');
  }

  protected async answer(one: Report, upheld: boolean): Promise<void> {
    const word = upheld ? 'uphold' : 'dismiss';
    const say = (key: string): string => this.#words.say(`reports.${key}`, { name: one.company.name });
    const answer = await this.#confirm.askReason({
      heading: say(`${word}Title`),
      text: say(`${word}Text`),
      yes: say(word),
      reason: { label: say('answer'), max: 1000 },
    });
    if (!answer) return;
    const refused = await this.store.answer(one, { upheld, answer });
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('said'));
  }
}
