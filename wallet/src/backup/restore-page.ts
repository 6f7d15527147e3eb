import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { Verdict } from '#shared/angular/look/verdict';
import { Handover } from '../credentials/handover.ts';
import { inkNamed } from './ink-named.ts';
import { RestoreStore } from './restore-store.ts';

/** A backup on a device without a wallet: the file, the two secrets, what is in it, then each organism in turn. Nothing is touched before. */
@Component({
  selector: 'carnet-restore-page',
  imports: [
    InstantPipe,
    MatButton,
    MatFormField,
    MatHint,
    MatIcon,
    MatInput,
    MatLabel,
    MatProgressBar,
    Monogram,
    PageHeader,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './restore-page.html',
  styleUrl: '../first-run/start.scss',
  providers: [RestoreStore],
})
export class RestorePage {
  protected readonly store = inject(RestoreStore);
  readonly #router = inject(Router);
  readonly #handover = inject(Handover);
  protected readonly phrase = signal('');
  protected readonly kit = signal('');
  protected readonly ready = computed(() => this.phrase().length > 0 && this.kit().trim().length > 0);
  protected readonly inkOf = inkNamed;

  protected async choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (file) await this.store.choose(await file.text());
  }
  protected read(event: Event): void {
    event.preventDefault();
    if (this.ready()) void this.store.open(this.phrase(), this.kit());
  }
  protected restore(): void {
    void this.store.restore(this.phrase());
  }
  protected leave(to: string): void {
    void this.#router.navigate([to === '/credentials' ? (this.#handover.page() ?? to) : to], { replaceUrl: true });
  }
}
