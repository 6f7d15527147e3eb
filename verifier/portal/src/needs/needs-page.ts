import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { Need } from '#shared/contracts/verifier/needs';
import { namedClaims } from './claim-groups.ts';
import { NeedForm } from './need-form.ts';
import { NeedsStore } from './needs-store.ts';

/** What the company may ask of a wallet, and why: declared here, approved by the platform, told to every wallet by the registry. */
@Component({
  selector: 'carnet-needs-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, NeedForm, PageHeader, TranslocoPipe, Verdict],
  templateUrl: './needs-page.html',
  styleUrl: '../erasures/erasures-page.scss',
  providers: [NeedsStore],
})
export class NeedsPage {
  protected readonly store = inject(NeedsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #locale = inject(Language).current;
  protected readonly rounds = signal(0);
  protected readonly tones = { waiting: 'check', approved: 'ok', refused: 'no' } as const;

  constructor() {
    void this.store.load();
  }

  protected names({ claims }: Need): string {
    return namedClaims(claims, this.#locale());
  }

  /** The next one starts from an empty form. */
  protected declared(): void {
    this.rounds.update((count) => count + 1);
    this.#notices.say(this.#words.say('needs.declared'));
    void this.store.load();
  }

  protected async withdraw(need: Need): Promise<void> {
    const say = (word: string): string => this.#words.say(`needs.${word}`);
    if (!(await this.#confirm.ask({ heading: say('withdrawTitle'), text: say('withdrawText'), yes: say('withdraw') }))) return;
    const refused = await this.store.withdraw(need);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('withdrawn'));
  }
}
