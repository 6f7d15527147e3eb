import { booleanAttribute, Component, computed, effect, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import type * as z from 'zod';
import { Words } from '../i18n/words.ts';
import type { Option } from '../look/choice.ts';
import type { ContractForm } from './contract-form.ts';
import { DayInput } from './day-input.ts';
import { DayPicker } from './day-picker.ts';
import { FieldError } from './field-error.ts';

export type FieldKind = 'text' | 'email' | 'password' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'search' | 'textarea' | 'select';
let count = 0;

/** A field of a `ContractForm`: label above, hint and error below, inside Material's outlined field. Selects are native. */
@Component({
  selector: 'carnet-field',
  imports: [DayInput, DayPicker, FieldError, MatFormFieldModule, MatIcon, MatIconButton, MatInputModule, ReactiveFormsModule],
  templateUrl: './field.html',
  styleUrl: './field.scss',
})
export class Field {
  readonly form = input.required<ContractForm<z.ZodType>>();
  /** Path of the field in the form: `email`, `lines.0.label`. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly type = input<FieldKind>('text');
  readonly options = input<readonly Option[]>([]);
  /** First line of a select, when nothing is chosen yet. */
  readonly placeholder = input<string>();
  readonly autocomplete = input<string>('off');
  readonly inputmode = input<string>();
  readonly max = input<number>();
  readonly rows = input(4);
  readonly optional = input(false, { transform: booleanAttribute });
  protected readonly words = inject(Words);
  protected readonly id = `carnet-field-${(count += 1)}`;
  protected readonly shown = signal(false);
  protected readonly control = computed(() => {
    const found = this.form().group.get(this.name());
    if (!found) throw new Error(`the form has no field ${this.name()}`);
    return found as FormControl;
  });

  protected pick(day: string): void {
    this.control().setValue(day);
    this.control().markAsDirty();
  }

  constructor() {
    effect(() => this.form().place(`/${this.name().replaceAll('.', '/')}`, { label: this.label(), id: this.id }));
  }
}
