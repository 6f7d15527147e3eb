import { afterRenderEffect, Component, computed, ElementRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Organisation } from '#shared/contracts/organisations';
import type { Refused } from '../api.ts';
import { DayPipe, InstantPipe } from '../dates/dates.pipes.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Choice, type Option } from '../look/choice.ts';
import { Monogram } from '../look/monogram.ts';
import { SiretPipe } from '../look/siret.pipe.ts';
import { Verdict } from '../look/verdict.ts';
import { Confirm } from '../notices/confirm.ts';
import { Notices } from '../notices/notices.ts';
import { ListStates } from '../states/list-states.ts';
import { PlatformStore, type State } from './platform-store.ts';

const labels: Readonly<Record<State, string>> = {
  pending: 'waiting',
  approved: 'approved',
  refused: 'refused',
  suspended: 'suspended',
  closed: 'closed',
};

/** What waits for the platform's decision: one list by state, the file beside it, one decision at a time. */
@Component({
  selector: 'carnet-platform-page',
  imports: [
    Choice,
    DayPipe,
    InstantPipe,
    ListStates,
    MatButton,
    MatFormFieldModule,
    MatInputModule,
    Monogram,
    PageHeader,
    SiretPipe,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './platform-page.html',
  styleUrl: './platform-page.scss',
  providers: [PlatformStore],
})
export class PlatformPage {
  protected readonly store = inject(PlatformStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  protected readonly states = computed<readonly Option<State>[]>(() =>
    (['pending', 'approved', 'refused', 'suspended', 'closed'] as const).map((value) => ({
      value,
      label: `${this.#say(labels[value])} (${this.store.counts()[value]})`,
    })),
  );

  constructor() {
    void this.store.load();
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      const file = this.store.chosen() && this.store.organisation() ? host.querySelector('.file') : null;
      // on a phone the file stands below the list
      if (file && file.getBoundingClientRect().top > innerHeight / 2) file.scrollIntoView({ block: 'start', behavior: 'smooth' });
    });
  }

  protected async approve(one: Organisation): Promise<void> {
    this.#tell(await this.store.approve(one), 'approvedNotice', one);
  }
  protected async resume(one: Organisation): Promise<void> {
    this.#tell(await this.store.resume(one), 'resumedNotice', one);
  }
  protected async refuse(one: Organisation): Promise<void> {
    const reason = await this.#ask('refuse', one);
    if (reason) this.#tell(await this.store.refuse(one, reason), 'refusedNotice', one);
  }
  protected async suspend(one: Organisation): Promise<void> {
    const reason = await this.#ask('suspend', one);
    if (reason) this.#tell(await this.store.suspend(one, reason), 'suspendedNotice', one);
  }
  protected async close(one: Organisation): Promise<void> {
    const reason = await this.#ask('close', one);
    if (reason) this.#tell(await this.store.close(one, reason), 'closedNotice', one);
  }

  #say(key: string, params: Readonly<Record<string, string>> = {}): string {
    return this.#words.say(`organisations.platform.${key}`, params);
  }
  #ask(act: 'refuse' | 'suspend' | 'close', { name }: Organisation): Promise<string | null> {
    return this.#confirm.askReason({
      heading: this.#say(`${act}Title`, { name }),
      text: this.#say(`${act}Text`),
      yes: this.#say(act),
      reason: { label: this.#say('reason'), max: 1000 },
    });
  }
  #tell(refused: Refused | null, word: string, { name }: Organisation): void {
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(this.#say(word, { name }));
  }
}
