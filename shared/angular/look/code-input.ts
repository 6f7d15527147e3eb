import { Component, computed, forwardRef, inject, input, model, output, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { Words } from '../i18n/words.ts';

let count = 0;

/** Six digits read from a screen or a message: one real input under six drawn boxes, 3 + 3. Says `complete` at the sixth. */
@Component({
  selector: 'carnet-code-input',
  templateUrl: './code-input.html',
  styleUrl: './code-input.scss',
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => CodeInput), multi: true }],
})
export class CodeInput implements ControlValueAccessor {
  readonly value = model('');
  readonly label = input<string>();
  /** Remaining time and tries, in words, under the boxes. */
  readonly hint = input<string>();
  /** What is wrong, instead of the hint. */
  readonly error = input<string>();
  readonly complete = output<string>();
  protected readonly words = inject(Words);
  protected readonly id = `carnet-code-${(count += 1)}`;
  protected readonly boxes = computed(() => Array.from({ length: 6 }, (_, index) => this.value().charAt(index)));
  protected readonly focused = signal(false);
  protected readonly disabled = signal(false);
  #changed: (value: string) => void = () => undefined;
  #left: () => void = () => undefined;

  protected type(field: HTMLInputElement): void {
    const digits = field.value.replace(/\D/gu, '').slice(0, 6);
    field.value = digits;
    this.value.set(digits);
    this.#changed(digits);
    if (digits.length === 6) this.complete.emit(digits);
  }
  protected leave(): void {
    this.focused.set(false);
    this.#left();
  }

  writeValue(value: string | null): void {
    this.value.set(value ?? '');
  }
  registerOnChange(changed: (value: string) => void): void {
    this.#changed = changed;
  }
  registerOnTouched(left: () => void): void {
    this.#left = left;
  }
  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }
}
