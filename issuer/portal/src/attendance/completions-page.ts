import { Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { hoursText } from '#shared/angular/dates/hours-text';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict } from '#shared/angular/look/verdict';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Session as SignIn } from '#shared/angular/session';
import { ListStates } from '#shared/angular/states/list-states';
import type { Session } from '#shared/contracts/issuer/training';
import { CompletionsStore } from './completions-store.ts';

/** The certificates of completion of a session: hours really done, and the one act that issues them once it has ended. */
@Component({
  selector: 'carnet-completions-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, Verdict],
  templateUrl: './completions-page.html',
  styleUrl: './completions-page.scss',
  providers: [CompletionsStore],
})
export class CompletionsPage {
  readonly id = input.required<Session['id']>();
  protected readonly store = inject(CompletionsStore);
  protected readonly mayIssue = inject(SignIn).can('completion:issue:own');
  protected readonly hours = hoursText;
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);

  constructor() {
    effect(() => void this.store.load(this.id()));
  }

  protected async issue(): Promise<void> {
    const count = this.store.due();
    const say = (key: string) => this.#words.say(`attendance.completions.${key}`, { count, unsigned: this.store.shown()?.unsigned ?? 0 });
    const yes = await this.#confirm.ask({ heading: say('issueTitle'), text: say('issueText'), yes: say('issue') });
    if (!yes) return;
    const refused = await this.store.issue(this.id());
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('issued'));
  }
}
