import { Component, computed, inject, output, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { Safe } from './safe.ts';

/** The code that lifts a short lock. What is left of tries and of waiting is said, and why. */
@Component({
  selector: 'carnet-pin-form',
  imports: [MatButton, MatFormField, MatInput, MatLabel, TranslocoPipe],
  templateUrl: './pin-form.html',
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
  `,
})
export class PinForm implements OnDestroy {
  readonly opened = output();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #until = signal(0);
  readonly #now = signal(Date.now());
  readonly #ticking = setInterval(() => this.#now.set(Date.now()), 500);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly seconds = computed(() => Math.max(0, Math.ceil((this.#until() - this.#now()) / 1000)));

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    if (this.typed().length !== 6 || this.busy() || this.seconds() > 0) return;
    this.busy.set(true);
    const answer = await this.#safe.wake(this.typed());
    this.busy.set(false);
    this.typed.set('');
    if (answer.ok) return this.opened.emit();
    const now = Date.now();
    this.#now.set(now);
    this.#until.set(now + answer.waitMs);
    this.problem.set(answer.why === 'wrong' ? this.#words.say('app.pin.wrong', { left: answer.left }) : null);
  }

  ngOnDestroy(): void {
    clearInterval(this.#ticking);
  }
}
