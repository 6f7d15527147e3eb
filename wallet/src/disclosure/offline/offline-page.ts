import { Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Empty } from '#shared/angular/states/empty';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { claimChoice } from '../../credentials/claim-choice.ts';
import { ClaimTicks } from '../../credentials/claim-ticks.ts';
import { showable } from '../../credentials/current-credentials.ts';
import { EvenUsed } from '../../credentials/even-used.ts';
import type { StoredCredential } from '../../credentials/stored-credential.ts';
import { problemWords } from '../../vault/problem-words.ts';
import { Safe } from '../../vault/safe.ts';
import { UnlockPrompt } from '../unlock-prompt.ts';
import { OfflineCodes } from './offline-codes.ts';
import type { OfflineChoice, Showing } from './show-offline.ts';

/** One proof, chosen claims, the phrase, then codes that a camera reads: nothing leaves but what is on the screen. */
@Component({
  selector: 'carnet-offline-page',
  imports: [ActionBar, ClaimTicks, Empty, MatButton, MatCheckbox, OfflineCodes, PageHeader, RouterLink, TranslocoPipe, UnlockPrompt],
  templateUrl: './offline-page.html',
})
export class OfflinePage {
  /** `?credential=`: the one to show. */
  readonly credential = input<string>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #evenUsed = inject(EvenUsed);
  readonly #router = inject(Router);
  protected readonly tellContested = signal(false);
  protected readonly asking = signal(false);
  protected readonly showing = signal<Showing | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly held = resource({ params: () => this.credential() ?? '', loader: ({ params }) => this.#read(params) });
  protected readonly choice = claimChoice(() => {
    const held = this.held.value();
    return held ? { kind: held.one.kind, payload: held.payload } : null;
  });

  /** The person was there a moment ago: the phrase or the passkey was just given. */
  protected async show(): Promise<void> {
    const choice = this.#choice();
    if (!choice) return;
    await this.#attempt(async () => {
      const { showOffline } = await import('./show-offline.ts');
      const wallet = await this.#safe.wallet();
      this.showing.set(await this.#evenUsed.try((evenUsed) => showOffline(wallet, { ...choice, evenUsed })));
    });
    this.asking.set(false);
  }

  protected async again(): Promise<void> {
    const showing = this.showing();
    if (!showing) return;
    await this.#attempt(async () => {
      const { showAgain } = await import('./show-offline.ts');
      this.showing.set(await showAgain(await this.#safe.wallet(), showing));
    });
  }

  protected async close(): Promise<void> {
    await this.#router.navigate(['/credentials', this.credential() ?? '']);
  }

  #choice(): OfflineChoice | null {
    const held = this.held.value();
    if (!held) return null;
    const claims = this.choice.claims();
    return {
      ...{ credentialId: held.one.id, title: held.one.title, to: this.#words.say('offline.journal') },
      ...{ paths: claims.map(({ path }) => path), claims: claims.map(({ label }) => label), tellContested: this.tellContested() },
    };
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    }
  }

  async #read(id: string) {
    const wallet = await this.#safe.wallet();
    const one = showable(await wallet.store.all<StoredCredential>('credentials')).find((held) => held.id === id);
    if (!one || one.kind === 'other') return null;
    return { one, payload: (await readSdJwt(one.copies[0]!.compact, wallet.crypto)).payload };
  }
}
