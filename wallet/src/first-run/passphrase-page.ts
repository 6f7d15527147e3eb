import { Component, computed, inject, resource, signal, type WritableSignal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Words } from '#shared/angular/i18n/words';
import { createPasskey, passkeysHere } from '../vault/passkey.ts';
import { passphraseWeakness } from '../vault/passphrase.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Secret } from '../vault/unlock-method.ts';
import { Refusal } from '../vault/wallet.ts';
import { Steps } from './steps.ts';

/** Second screen: the phrase, or the device's own unlocking where it can. The rule is said before, not after the mistake. */
@Component({
  selector: 'carnet-passphrase-page',
  imports: [
    MatButton,
    MatFormField,
    MatIcon,
    MatIconButton,
    MatInput,
    MatLabel,
    MatProgressBar,
    MatSuffix,
    PageHeader,
    Steps,
    TranslocoPipe,
  ],
  templateUrl: './passphrase-page.html',
  styleUrl: './start.scss',
})
export class PassphrasePage {
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  protected readonly phrase = signal('');
  protected readonly again = signal('');
  protected readonly shown = signal(false);
  protected readonly making = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly passkeys = resource({ loader: passkeysHere });
  protected readonly asking = signal(false);
  protected readonly weakness = computed(() => passphraseWeakness(this.phrase()));
  protected readonly differs = computed(
    () => this.again().length > 0 && !this.phrase().startsWith(this.again()) && this.again() !== this.phrase(),
  );
  protected readonly ready = computed(() => this.weakness() === null && this.again() === this.phrase());

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    await this.#create(this.making, () => Promise.resolve({ kind: 'passphrase', phrase: this.phrase() }));
  }

  /** The device's own unlocking, in place of a phrase. */
  protected makeByPasskey(): Promise<void> {
    return this.#create(this.asking, () => createPasskey([]));
  }

  async #create(busy: WritableSignal<boolean>, secret: () => Promise<Secret>): Promise<void> {
    if (this.making() || this.asking()) return;
    busy.set(true);
    this.problem.set(null);
    try {
      await this.#safe.create(await secret());
      await this.#router.navigate(['/welcome/backup'], { replaceUrl: true });
    } catch (cause) {
      this.problem.set(cause instanceof Refusal ? problemWords(this.#words, cause) : this.#words.say('start.passphrase.failed'));
    } finally {
      busy.set(false);
    }
  }
}
