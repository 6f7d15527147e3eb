import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { Confirm } from '#shared/angular/notices/confirm';
import { Empty } from '#shared/angular/states/empty';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { QueuedNote } from './offline/queued-note.ts';
import { SharingErasure } from './sharing-erasure.ts';
import { SharingReceipts } from './sharing-receipts.ts';
import { SharingReport } from './sharing-report.ts';
import { SharingsStore } from './sharings-store.ts';
import { toneOfSharing } from './sharings-page.ts';

/** One sharing: names of what left, never the values, and the way to take it back. */
@Component({
  selector: 'carnet-sharing-page',
  imports: [
    Empty,
    InstantPipe,
    MatButton,
    Monogram,
    PageHeader,
    QueuedNote,
    RouterLink,
    SharingErasure,
    SharingReceipts,
    SharingReport,
    SiretPipe,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './sharing-page.html',
  styles: `
    dl,
    dd {
      margin: 0;
    }
    .row {
      gap: 14px;
    }
  `,
})
export class SharingPage {
  readonly id = input.required<string>();
  protected readonly store = inject(SharingsStore);
  protected readonly locale = inject(Language).current;
  protected readonly tone = toneOfSharing;
  readonly #confirm = inject(Confirm);
  readonly #words = inject(Words);
  protected readonly sharing = computed(() => this.store.sharings().find((one) => one.id === this.id()) ?? null);
  protected readonly claims = computed(() => (this.sharing()?.claims ?? []).map((claim) => claim[this.locale()]).join(', '));

  constructor() {
    void this.store.load();
  }

  protected async withdraw(name: string): Promise<void> {
    const say = (key: string): string => this.#words.say(`disclosure.sharings.${key}`, { name });
    const sure = await this.#confirm.ask({ heading: say('withdrawTitle'), text: say('withdrawText'), yes: say('withdraw') });
    if (sure) await this.store.withdraw(this.id());
  }
}
