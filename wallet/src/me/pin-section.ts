import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { OpenForm } from '../vault/open-form.ts';
import { isGoodPin } from '../vault/pin.ts';
import { Safe } from '../vault/safe.ts';
import type { Secret } from '../vault/unlock-method.ts';

/** A code for short locks: chosen, changed or taken away once the phrase or the passkey was shown again. */
@Component({
  selector: 'carnet-pin-section',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, OpenForm, TranslocoPipe],
  templateUrl: './pin-section.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    p {
      margin: 0;
    }
    .start {
      justify-self: start;
    }
  `,
})
export class PinSection {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  protected readonly has = signal(this.#safe.hasPin);
  protected readonly step = signal<'none' | 'choose' | 'remove'>('none');
  protected readonly proof = signal<Secret | null>(null);
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly said = signal<string | null>(null);
  protected readonly good = computed(() => isGoodPin(this.typed()));

  protected begin(step: 'choose' | 'remove'): void {
    this.stop();
    this.said.set(null);
    this.step.set(step);
  }
  protected stop(): void {
    this.step.set('none');
    this.proof.set(null);
    this.typed.set('');
  }

  protected async prove(proof: Secret): Promise<void> {
    this.proof.set(proof);
    if (this.step() === 'remove') await this.#keep(proof, null);
  }

  protected async choose(event: Event): Promise<void> {
    event.preventDefault();
    const proof = this.proof();
    if (proof && this.good()) await this.#keep(proof, this.typed());
  }

  async #keep(proof: Secret, pin: string | null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const answer = await this.#safe.choosePin(proof, pin);
    this.busy.set(false);
    this.has.set(this.#safe.hasPin);
    this.stop();
    this.said.set(answer.ok ? this.#words.say(pin === null ? 'me.pin.removed' : 'me.pin.kept') : null);
  }
}
