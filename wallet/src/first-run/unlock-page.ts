import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Logo } from '#shared/angular/layout/logo';
import { OpenForm } from '../vault/open-form.ts';
import { PinForm } from '../vault/pin-form.ts';
import { Safe } from '../vault/safe.ts';

/** The lock: the ways this wallet has, and a plain word about what was forgotten or lost. */
@Component({
  selector: 'carnet-unlock-page',
  imports: [Logo, MatButton, MatFormField, MatInput, MatLabel, OpenForm, PageHeader, PinForm, TranslocoPipe],
  templateUrl: './unlock-page.html',
  styleUrl: './start.scss',
})
export class UnlockPage {
  /** Where to go once open. */
  readonly to = input<string>();
  protected readonly safe = inject(Safe);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  protected readonly forgotten = signal(false);
  protected readonly typed = signal('');
  protected readonly erasable = computed(() => this.typed().trim().toLowerCase() === this.#words.say('start.unlock.eraseWord'));

  protected async go(): Promise<void> {
    await this.#router.navigateByUrl(this.#next(), { replaceUrl: true });
  }

  /** The router leaves an absent query as undefined; another origin's address is no place of ours. */
  #next(): string {
    const to = this.to() ?? '';
    return to.startsWith('/') && !/^\/[/\\]|^\/unlock/u.test(to) ? to : '/credentials';
  }

  protected async erase(): Promise<void> {
    if (!this.erasable()) return;
    await this.safe.destroy();
    await this.#router.navigate(['/welcome'], { replaceUrl: true });
  }
}
