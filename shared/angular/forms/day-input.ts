import { Directive, effect, ElementRef, inject, input, output } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { dayShown, dayTyped, isDay } from './typed-day.ts';

/**
 * A day typed day first (`08/01/2024`) and held as `2024-01-08`, in a form or by `[day]` and `(dayChange)`. A native date field would speak the
 * language of the browser instead of the page's.
 */
@Directive({
  selector: 'input[carnetDay]',
  host: { inputmode: 'numeric', autocomplete: 'off', maxlength: '10', '(input)': 'type()', '(change)': 'keep()', '(blur)': 'leave()' },
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: DayInput, multi: true }],
})
export class DayInput implements ControlValueAccessor {
  readonly day = input<string | null>();
  readonly dayChange = output<string | null>();
  readonly #field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  #tell: (day: string) => void = () => undefined;
  #touched: () => void = () => undefined;

  constructor() {
    effect(() => {
      const day = this.day();
      if (day !== undefined) this.writeValue(day);
    });
  }

  writeValue(day: string | null): void {
    if (dayTyped(this.#field.value) !== (day ?? '')) this.#field.value = dayShown(day);
  }
  registerOnChange(tell: (day: string) => void): void {
    this.#tell = tell;
  }
  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }
  setDisabledState(disabled: boolean): void {
    this.#field.disabled = disabled;
  }

  protected type(): void {
    this.#tell(dayTyped(this.#field.value));
  }
  protected keep(): void {
    const day = dayTyped(this.#field.value);
    if (isDay(day)) this.dayChange.emit(day === '' ? null : day);
  }
  protected leave(): void {
    this.#field.value = dayShown(dayTyped(this.#field.value));
    this.#touched();
  }
}
