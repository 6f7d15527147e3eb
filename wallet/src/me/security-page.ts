import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Confirm } from '#shared/angular/notices/confirm';
import { NewPhrase } from '../vault/new-phrase.ts';
import { OpenForm } from '../vault/open-form.ts';
import { createPasskey, passkeysHere } from '../vault/passkey.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Method, Secret } from '../vault/unlock-method.ts';
import { Refusal } from '../vault/wallet.ts';
import { PinSection } from './pin-section.ts';

/** The ways into this wallet: added and changed once one of them was shown again, removed but for the last; and when it locks by itself. */
@Component({
  selector: 'carnet-security-page',
  imports: [InstantPipe, MatButton, MatIcon, NewPhrase, OpenForm, PageHeader, PinSection, TranslocoPipe],
  templateUrl: './security-page.html',
  styles: `
    li {
      min-height: 64px;
    }
    li .small {
      display: block;
    }
  `,
})
export class SecurityPage {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  protected readonly ways = resource({ loader: () => this.#safe.methods() });
  protected readonly passkeys = resource({ loader: passkeysHere });
  protected readonly hasPhrase = computed(() => this.ways.value()?.some(({ kind }) => kind === 'passphrase') ?? true);
  protected readonly adding = signal<'passkey' | 'phrase' | null>(null);
  protected readonly proof = signal<Secret | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly said = signal<string | null>(null);

  protected add(kind: 'passkey' | 'phrase'): void {
    this.stop();
    this.adding.set(kind);
  }
  protected stop(): void {
    this.adding.set(null);
    this.proof.set(null);
    this.problem.set(null);
    this.said.set(null);
  }

  protected addPasskey(): Promise<void> {
    const known = (this.ways.value() ?? []).filter(({ kind }) => kind === 'passkey').map(({ id }) => id);
    return this.#add('passkey', () => createPasskey(known));
  }
  protected addPhrase(phrase: string): Promise<void> {
    return this.#add('passphrase', () => Promise.resolve({ kind: 'passphrase', phrase }));
  }

  protected async remove({ kind, id }: Method): Promise<void> {
    this.stop();
    const say = (key: string) => this.#words.say(`me.ways.${key}`);
    if (!(await this.#confirm.ask({ heading: say(`removeTitle.${kind}`), text: say(`removeText.${kind}`), yes: say('remove') }))) return;
    await this.#attempt(async () => {
      await this.#safe.removeMethod({ kind, id });
      return 'removed';
    });
  }

  #add(kind: Secret['kind'], next: () => Promise<Secret>): Promise<void> {
    const proof = this.proof();
    if (!proof) return Promise.resolve();
    return this.#attempt(async () => {
      const answer = await this.#safe.addMethod(proof, await next());
      if (!answer.ok) throw new Refusal('passkey-silent');
      return kind;
    });
  }

  async #attempt(work: () => Promise<string>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const done = await work();
      this.stop();
      this.said.set(this.#words.say(`me.ways.done.${done}`));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.busy.set(false);
      this.ways.reload();
    }
  }
}
