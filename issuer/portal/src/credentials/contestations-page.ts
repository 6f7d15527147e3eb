import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict, type Tone } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { Contestation } from '#shared/contracts/issuer/contestations';
import { ContestationsStore } from './contestations-store.ts';

const tones: Readonly<Record<Contestation['state'], Tone>> = { open: 'check', kept: 'off', corrected: 'ok', withdrawn: 'no' };

/** What holders contest, in their words, with the answer; correcting or withdrawing the decision is an answer too. */
@Component({
  selector: 'carnet-contestations-page',
  imports: [InstantPipe, ListStates, MatButton, PageHeader, RouterLink, TranslocoPipe, Verdict],
  templateUrl: './contestations-page.html',
  styles: `
    li {
      display: grid;
      gap: 8px;
      padding-block: 16px;
    }
    blockquote {
      margin: 0;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
      overflow-wrap: anywhere;
    }
  `,
  providers: [ContestationsStore],
})
export class ContestationsPage {
  protected readonly store = inject(ContestationsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  protected readonly tones = tones;

  constructor() {
    void this.store.load();
  }

  protected async keep(one: Contestation): Promise<void> {
    const say = (key: string) => this.#words.say(`credentials.contestations.${key}`);
    const answer = await this.#confirm.askReason({
      heading: say('keepTitle'),
      text: say('keepText'),
      yes: say('keep'),
      reason: { label: say('answer'), max: 1000 },
    });
    if (!answer) return;
    const refused = await this.store.keep(one, answer);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('kept'));
  }
}
