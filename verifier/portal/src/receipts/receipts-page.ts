import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Verdict } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import { ListStates } from '#shared/angular/states/list-states';
import type { KeptReceipt } from '#shared/contracts/verifier/receipts';
import { claimName } from '../disclosures/claim-name.ts';
import { ReceiptsStore } from './receipts-store.ts';

/** Consents given, refused and withdrawn, each under two signatures; they stay when the data is gone. */
@Component({
  selector: 'carnet-receipts-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, TranslocoPipe, Verdict],
  templateUrl: './receipts-page.html',
  styleUrl: '../erasures/erasures-page.scss',
  providers: [ReceiptsStore],
})
export class ReceiptsPage {
  protected readonly store = inject(ReceiptsStore);
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly tones = { given: 'ok', refused: 'off', withdrawn: 'off' } as const;

  constructor() {
    void this.store.load();
  }

  protected names({ claims }: KeptReceipt): string {
    return claims.map((one) => claimName(one, this.#locale())).join(', ');
  }

  protected download({ event, at, receipt }: KeptReceipt): void {
    saveFile(`${this.#words.say('receipts.fileName')}-${event}-${at.slice(0, 10)}.json`, JSON.stringify(receipt, null, 2));
  }
}
