import { Component, computed, inject, input, output, resource, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { problemWords } from './problem-words.ts';
import { Safe } from './safe.ts';
import type { Secret } from './unlock-method.ts';

/** Proves that it is the person, by the ways this wallet has: a passkey, the phrase, or either. Waits are said in seconds, and why. */
@Component({
  selector: 'carnet-open-form',
  imports: [MatButton, MatFormField, MatIcon, MatInput, MatLabel, MatProgressBar, TranslocoPipe],
  templateUrl: './open-form.html',
  styles: `
    :host,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }
    p {
      margin: 0;
    }
    .or {
      text-align: center;
    }
    .wait {
      display: grid;
      gap: 4px;
    }
    .wait strong {
      font: var(--mat-sys-display-medium);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class OpenForm implements OnDestroy {
  /** Words of the button under the phrase, and of the same while it works. */
  readonly action = input.required<string>();
  readonly working = input.required<string>();
  /** The safe is open, by this. */
  readonly opened = output<Secret>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #until = signal(0);
  readonly #now = signal(Date.now());
  readonly #ticking = setInterval(() => this.#now.set(Date.now()), 500);
  readonly #methods = resource({ loader: () => this.#safe.start().then(() => this.#safe.methods()) });
  protected readonly typed = signal('');
  protected readonly busy = signal<'phrase' | 'passkey' | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly passkey = computed(() => this.#methods.value()?.some(({ kind }) => kind === 'passkey') ?? false);
  protected readonly phrase = computed(() => this.#methods.value()?.some(({ kind }) => kind === 'passphrase') ?? true);
  protected readonly seconds = computed(() => Math.max(0, Math.ceil((this.#until() - this.#now()) / 1000)));
  protected readonly clock = computed(() => `${Math.floor(this.seconds() / 60)}:${String(this.seconds() % 60).padStart(2, '0')}`);

  protected async byPhrase(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.typed() || this.seconds() > 0) return;
    const secret: Secret = { kind: 'passphrase', phrase: this.typed() };
    await this.#try('phrase', () => Promise.resolve(secret));
    this.typed.set('');
  }

  protected async byPasskey(): Promise<void> {
    await this.#try('passkey', () => this.#safe.passkey());
  }

  async #try(by: 'phrase' | 'passkey', ask: () => Promise<Secret>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(by);
    this.problem.set(null);
    try {
      const secret = await ask();
      const answer = await this.#safe.unlock(secret);
      if (answer.ok) return this.opened.emit(secret);
      const now = Date.now();
      this.#now.set(now);
      this.#until.set(now + answer.waitMs);
      if (answer.waitMs === 0) this.problem.set(this.#words.say(by === 'phrase' ? 'app.open.wrong' : 'app.open.wrongPasskey'));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.busy.set(null);
    }
  }

  ngOnDestroy(): void {
    clearInterval(this.#ticking);
  }
}
