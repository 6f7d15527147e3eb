import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { TranslocoPipe } from '@jsverse/transloco';
import { rotateKey, type KeyAlgorithm, type KeyRegister, type Rotation } from '#shared/contracts/signing-keys';
import { Api } from '../api.ts';
import { InstantPipe } from '../dates/dates.pipes.ts';
import { contractForm } from '../forms/contract-form.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PasswordAgain } from './password-again.ts';

type Mark = 'done' | 'now' | 'later';
const order = ['asked', 'made', 'published', 'done'] as const;

/** The change of key as steps in words: what will happen before it is asked for, how far it is while it runs, what was done after. */
@Component({
  selector: 'carnet-rotation-panel',
  imports: [
    FormErrors,
    InstantPipe,
    MatButton,
    MatIcon,
    MatRadioButton,
    MatRadioGroup,
    PasswordAgain,
    ReactiveFormsModule,
    Submit,
    TranslocoPipe,
  ],
  templateUrl: './rotation-panel.html',
  styleUrl: './rotation-panel.scss',
})
export class RotationPanel {
  readonly rotation = input.required<Rotation | null>();
  /** The organisation has a key for badges too: which one is asked. */
  readonly badges = input(false);
  readonly asked = output<KeyRegister>();
  readonly #api = inject(Api);
  protected readonly form = contractForm(rotateKey.body, { password: '', algorithm: 'ES256' }, { 'wrong-password': '/password' });
  /** Asked for from this page: its end is then told, instead of the form for another one. */
  protected readonly watching = signal(false);
  protected readonly underWay = computed(() => {
    const last = this.rotation();
    return last !== null && last.state !== 'done';
  });
  protected readonly chosen = signal<KeyAlgorithm>('ES256');
  /** The one that changes, or that would. */
  protected readonly algorithm = computed((): KeyAlgorithm => {
    const last = this.underWay() || this.watching() ? this.rotation() : null;
    return last?.algorithm ?? this.chosen();
  });
  protected readonly steps = computed(() => {
    const { state, madeAt, publishedAt, doneAt } = this.rotation() ?? {};
    const shown = this.underWay() || this.watching();
    const reached = shown && state ? order.indexOf(state) : -1;
    const at = [madeAt, publishedAt, doneAt, doneAt];
    return (['made', 'published', 'used', 'kept'] as const).map((name, place) => {
      const done = reached > Math.min(place, 2);
      const mark: Mark = done ? 'done' : reached === place ? 'now' : 'later';
      return { name, mark, at: done ? (at[place] ?? null) : null };
    });
  });

  protected async rotate(): Promise<void> {
    const register = await this.form.submit((body) => this.#api.call(rotateKey, { body }));
    if (!register) return;
    this.form.group.reset({ password: '', algorithm: 'ES256' });
    this.chosen.set('ES256');
    this.watching.set(true);
    this.asked.emit(register);
  }
}
