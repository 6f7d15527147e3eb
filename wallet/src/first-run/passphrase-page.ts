import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { passphraseWeakness } from '../vault/passphrase.ts';
import { Safe } from '../vault/safe.ts';
import { Steps } from './steps.ts';

/** Second screen: the phrase. The rule is said before, not after the mistake. */
@Component({
  selector: 'carnet-passphrase-page',
  imports: [MatButton, MatFormField, MatIcon, MatIconButton, MatInput, MatLabel, MatSuffix, PageHeader, Steps, TranslocoPipe],
  templateUrl: './passphrase-page.html',
  styleUrl: './start.scss',
})
export class PassphrasePage {
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  protected readonly phrase = signal('');
  protected readonly again = signal('');
  protected readonly shown = signal(false);
  protected readonly making = signal(false);
  protected readonly failed = signal(false);
  protected readonly weakness = computed(() => passphraseWeakness(this.phrase()));
  protected readonly differs = computed(
    () => this.again().length > 0 && !this.phrase().startsWith(this.again()) && this.again() !== this.phrase(),
  );
  protected readonly ready = computed(() => this.weakness() === null && this.again() === this.phrase());

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready() || this.making()) return;
    this.making.set(true);
    this.failed.set(false);
    try {
      await this.#safe.create(this.phrase());
      await this.#router.navigate(['/welcome/backup'], { replaceUrl: true });
    } catch {
      this.failed.set(true);
    } finally {
      this.making.set(false);
    }
  }
}
