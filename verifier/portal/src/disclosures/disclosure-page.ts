import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import type { Disclosure } from '#shared/contracts/verifier/disclosures';
import { watch } from '../app/watch.ts';
import { shortHandle } from '../candidates/short-handle.ts';
import { Proof } from '../verification/proof.ts';
import { ReportWords } from '../verification/report-words.ts';
import { VerdictBand } from '../verification/verdict-band.ts';
import { disclosedProof } from './disclosed-proof.ts';
import { DisclosureStore } from './disclosure-store.ts';

/** What one person shared, the verdict first; once taken back, the date of it and nothing else. */
@Component({
  selector: 'carnet-disclosure-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, Proof, RouterLink, TranslocoPipe, VerdictBand],
  templateUrl: './disclosure-page.html',
  styleUrl: './disclosure-page.scss',
  providers: [DisclosureStore],
})
export class DisclosurePage {
  readonly id = input.required<Disclosure['id']>();
  protected readonly store = inject(DisclosureStore);
  readonly #words = inject(Words);
  readonly #reports = inject(ReportWords);
  readonly #locale = inject(Language).current;
  protected readonly heading = computed(() => {
    const one = this.store.disclosure();
    if (!one) return this.#words.say('disclosures.one');
    const { handle } = one.from;
    return handle ? `${this.#words.say('disclosures.profile')} ${shortHandle(handle)}` : this.#words.say('disclosures.counter');
  });
  protected readonly proofs = computed(() =>
    (this.store.disclosure()?.credentials ?? []).map((one) => disclosedProof(one, this.#locale())),
  );
  protected readonly summary = computed(() => this.#reports.summary(this.proofs()));
  /** The oldest check of all: no part is fresher than it is told to be. */
  protected readonly checkedAt = computed(() => {
    const times = (this.store.disclosure()?.credentials ?? []).map((one) => one.report.checkedAt);
    return times.toSorted()[0] ?? '';
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    watch(() => this.store.load(this.id()));
  }

  protected print(): void {
    print();
  }
}
