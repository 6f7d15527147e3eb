import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { Verdict } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import { factsOf, type ConsentReceipt } from '#shared/credentials/consent-receipt';
import { dueReceipts } from './due-receipts.ts';
import type { Sharing } from './sharing.ts';
import { SharingsStore } from './sharings-store.ts';

/** The receipts of one sharing: signed by both, to be taken away; or what is still missing. */
@Component({
  selector: 'carnet-sharing-receipts',
  imports: [InstantPipe, MatButton, MatIcon, TranslocoPipe, Verdict],
  template: `
    @if (kept().length > 0 || due()) {
      <section class="sect">
        <h2>{{ 'disclosure.journal.receipts.title' | transloco }}</h2>
        <p class="medium muted">{{ 'disclosure.journal.receipts.text' | transloco: { name: sharing().to.name } }}</p>
        <ul class="paper lines">
          @for (one of kept(); track one.event) {
            <li class="row">
              <span class="grow stack">
                <strong>{{ 'disclosure.journal.receipts.' + one.event | transloco }}</strong>
                <span class="small muted">{{ one.at | instant }}</span>
                <carnet-verdict tone="ok">{{ 'disclosure.journal.receipts.both' | transloco }}</carnet-verdict>
              </span>
              <button matButton type="button" [attr.aria-label]="nameOf(one.event)" (click)="download(one.event, one.receipt)">
                <mat-icon svgIcon="download" />{{ 'disclosure.journal.receipts.download' | transloco }}
              </button>
            </li>
          }
          @if (due()) {
            <li class="row">
              <carnet-verdict class="grow" tone="check">{{
                'disclosure.journal.receipts.due' | transloco: { name: sharing().to.name }
              }}</carnet-verdict>
              <button matButton type="button" [disabled]="store.busy()" (click)="store.collect(sharing().id)">
                {{ (store.busy() ? 'disclosure.journal.receipts.asking' : 'disclosure.journal.receipts.ask') | transloco }}
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .stack {
      gap: 2px;
    }
    li {
      flex-wrap: wrap;
    }
  `,
})
export class SharingReceipts {
  readonly sharing = input.required<Sharing>();
  protected readonly store = inject(SharingsStore);
  readonly #words = inject(Words);
  protected readonly kept = computed(() => (this.sharing().consents ?? []).map((one) => ({ ...one, at: factsOf(one.receipt.payload).at })));
  protected readonly due = computed(() => dueReceipts(this.sharing()).length > 0);

  protected nameOf(event: string): string {
    return this.#words.say('disclosure.journal.receipts.downloadOf', { what: this.#words.say(`disclosure.journal.receipts.${event}`) });
  }

  protected download(event: string, receipt: ConsentReceipt): void {
    const name = `${this.#words.say('disclosure.journal.receipts.fileName')}-${event}-${this.sharing().at.slice(0, 10)}.json`;
    saveFile(name, JSON.stringify(receipt, null, 2));
  }
}
