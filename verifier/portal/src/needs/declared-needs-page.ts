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
import type { DeclaredNeed } from '#shared/contracts/verifier/needs';
import { namedClaims } from './claim-groups.ts';
import { DeclaredNeedsStore } from './declared-needs-store.ts';

/** For the platform: what companies say they need, published once it is approved. */
@Component({
  selector: 'carnet-declared-needs-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, SiretPipe, TranslocoPipe, Verdict],
  templateUrl: './declared-needs-page.html',
  styleUrl: '../erasures/erasures-page.scss',
  providers: [DeclaredNeedsStore],
})
export class DeclaredNeedsPage {
  protected readonly store = inject(DeclaredNeedsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #locale = inject(Language).current;
  protected readonly tones = { waiting: 'check', approved: 'ok', refused: 'no' } as const;

  constructor() {
    void this.store.load();
  }

  protected names({ claims }: DeclaredNeed): string {
    return namedClaims(claims, this.#locale());
  }

  protected async approve(one: DeclaredNeed): Promise<void> {
    await this.#decide(one, null);
  }

  protected async refuse(one: DeclaredNeed): Promise<void> {
    const say = (key: string): string => this.#words.say(`needs.${key}`, { name: one.company.name });
    const reason = await this.#confirm.askReason({
      ...{ heading: say('refuseTitle'), text: say('refuseText'), yes: say('refuse') },
      reason: { label: say('reason'), max: 1000 },
    });
    if (reason) await this.#decide(one, reason);
  }

  async #decide(one: DeclaredNeed, reason: string | null): Promise<void> {
    const refused = await this.store.decide(one, reason);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(this.#words.say(`needs.${reason === null ? 'approved' : 'refused'}`, { name: one.company.name }));
  }
}
