import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Qr } from '#shared/angular/look/qr';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { claimChoice } from '../credentials/claim-choice.ts';
import { ClaimTicks } from '../credentials/claim-ticks.ts';
import { EvenUsed } from '../credentials/even-used.ts';
import { showable } from '../credentials/current-credentials.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { SharedLink } from './share-link.ts';

const days = { d1: 1, d7: 7, d30: 30, d90: 90 } as const;
const views = { any: null, v1: 1, v10: 10 } as const;

/** Chosen claims, an end date, and a link that carries its own key. Nothing is ticked beforehand but the credential's own name. */
@Component({
  selector: 'carnet-new-link-page',
  imports: [
    ActionBar,
    ClaimTicks,
    CopyButton,
    InstantPipe,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    PageHeader,
    Qr,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './new-link-page.html',
  styles: `
    carnet-qr {
      justify-self: center;
    }
    #link-address {
      overflow-wrap: anywhere;
    }
  `,
})
export class NewLinkPage {
  /** `?credential=`: the one to show. */
  readonly credential = input<string>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  readonly #evenUsed = inject(EvenUsed);
  protected readonly dayChoices = Object.keys(days) as (keyof typeof days)[];
  protected readonly viewChoices = Object.keys(views) as (keyof typeof views)[];
  protected readonly chosen = signal<string | null>(null);
  protected readonly lasts = signal<keyof typeof days>('d30');
  protected readonly seen = signal<keyof typeof views>('any');
  protected readonly tellContested = signal(false);
  protected readonly making = signal(false);
  protected readonly made = signal<SharedLink | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly held = resource({
    loader: async () => {
      const wallet = await this.#safe.wallet();
      const all = await wallet.store.all<StoredCredential>('credentials');
      const usable = showable(all).filter((one) => one.kind !== 'other');
      return Promise.all(
        usable.map(async (one) => ({ ...one, payload: (await readSdJwt(one.copies[0]!.compact, wallet.crypto)).payload })),
      );
    },
  });
  protected readonly one = computed(
    () => (this.held.value() ?? []).find((held) => held.id === (this.chosen() ?? this.credential())) ?? null,
  );
  protected readonly choice = claimChoice(this.one);

  protected async make(): Promise<void> {
    const one = this.one();
    if (!one || one.kind === 'other' || this.making()) return;
    this.making.set(true);
    this.problem.set(null);
    try {
      const { makeLink } = await import('./share-link.ts');
      const claims = this.choice.claims();
      const shared = [
        { credentialId: one.id, paths: claims.map((claim) => claim.path), claims: claims.map((claim) => claim.label[this.#locale()]) },
      ];
      const wallet = await this.#safe.wallet();
      const choice = {
        title: one.title,
        shared,
        days: days[this.lasts()],
        maxViews: views[this.seen()],
        tellContested: this.tellContested(),
      };
      this.made.set(await this.#evenUsed.try((evenUsed) => makeLink(wallet, { ...choice, evenUsed })));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.making.set(false);
    }
  }
}
