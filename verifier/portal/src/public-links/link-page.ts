import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connectivity } from '#shared/angular/connectivity';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { Qr } from '#shared/angular/look/qr';
import { Skeleton } from '#shared/angular/states/skeleton';
import { Proof } from '../verification/proof.ts';
import { ReportWords } from '../verification/report-words.ts';
import { worstOf } from '../verification/shown-proof.ts';
import { VerdictBand } from '../verification/verdict-band.ts';
import { LinkProblem } from './link-problem.ts';
import { linkedProof } from './linked-proof.ts';
import { LinkStore } from './link-store.ts';
import { WhatItProves } from './what-it-proves.ts';

/** For anyone who was given a link: the verdict first, then what was shared beside the ladder of checks. The key stays in the fragment. */
@Component({
  selector: 'carnet-link-page',
  imports: [InstantPipe, LinkProblem, MatButton, MatIcon, Proof, Qr, Skeleton, TranslocoPipe, VerdictBand, WhatItProves],
  templateUrl: './link-page.html',
  styleUrl: './link-page.scss',
  providers: [LinkStore],
})
export class LinkPage {
  readonly id = input.required<string>();
  protected readonly store = inject(LinkStore);
  protected readonly link = inject(Connectivity);
  readonly #words = inject(Words);
  readonly #reports = inject(ReportWords);
  readonly #locale = inject(Language).current;
  readonly #fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  protected readonly proofs = computed(() =>
    this.store.checked().map((one) => linkedProof(one, this.#locale(), this.#words.say('links.unreadable'))),
  );
  protected readonly shown = computed(() => this.proofs().length > 0);
  protected readonly verdict = computed(() => worstOf(this.proofs().map((one) => one.verdict)));
  protected readonly summary = computed(() => this.#reports.summary(this.proofs()));
  protected readonly madeAt = computed(() => {
    const at = this.store.content()?.madeAt;
    return at === undefined ? '' : new Date(at * 1000).toISOString();
  });
  /** Printed beside the report, so that paper leads back here. */
  protected readonly address = computed(() => (this.shown() ? location.href : ''));

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.#words.say('links.title')} · Carnet`));
    effect(() => {
      const [id, key] = [this.id(), this.#fragment()];
      untracked(() => void this.store.open(id, key));
    });
  }

  protected again(): void {
    void this.store.open(this.id(), this.#fragment());
  }
  protected print(): void {
    print();
  }
}
