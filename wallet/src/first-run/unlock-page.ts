import { Component, computed, inject, input, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Logo } from '#shared/angular/layout/logo';
import { Safe } from '../vault/safe.ts';

/** The lock: one phrase, waits said in seconds, and a plain word about a forgotten one. */
@Component({
  selector: 'carnet-unlock-page',
  imports: [Logo, MatButton, MatFormField, MatInput, MatLabel, PageHeader, TranslocoPipe],
  templateUrl: './unlock-page.html',
  styleUrl: './start.scss',
})
export class UnlockPage implements OnDestroy {
  /** Where to go once open. */
  readonly to = input<string>();
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  readonly #until = signal(0);
  readonly #now = signal(Date.now());
  readonly #ticking = setInterval(() => this.#now.set(Date.now()), 500);
  protected readonly phrase = signal('');
  protected readonly opening = signal(false);
  protected readonly wrong = signal(false);
  protected readonly forgotten = signal(false);
  protected readonly typed = signal('');
  protected readonly seconds = computed(() => Math.max(0, Math.ceil((this.#until() - this.#now()) / 1000)));
  protected readonly clock = computed(() => `${Math.floor(this.seconds() / 60)}:${String(this.seconds() % 60).padStart(2, '0')}`);
  protected readonly erasable = computed(() => this.typed().trim().toLowerCase() === this.#words.say('start.unlock.eraseWord'));

  protected async unlock(event: Event): Promise<void> {
    event.preventDefault();
    if (this.opening() || this.seconds() > 0) return;
    this.opening.set(true);
    await this.#safe.start();
    const answer = await this.#safe.unlock(this.phrase()).catch(() => ({ ok: false, why: 'wrong', waitMs: 0 }) as const);
    this.opening.set(false);
    if (answer.ok) return void this.#router.navigateByUrl(this.#next(), { replaceUrl: true });
    this.phrase.set('');
    this.wrong.set(answer.why === 'wrong');
    this.#now.set(Date.now());
    this.#until.set(Date.now() + answer.waitMs);
  }

  /** The router leaves an absent query as undefined; another origin's address is no place of ours. */
  #next(): string {
    const to = this.to() ?? '';
    return to.startsWith('/') && !/^\/[/\\]|^\/unlock/u.test(to) ? to : '/credentials';
  }

  protected async erase(): Promise<void> {
    if (!this.erasable()) return;
    await this.#safe.destroy();
    await this.#router.navigate(['/welcome'], { replaceUrl: true });
  }

  ngOnDestroy(): void {
    clearInterval(this.#ticking);
  }
}
