import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type * as z from 'zod';
import type { ContractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';

/** The password once more, before an act that cannot be taken back: an open screen is not enough. */
@Component({
  selector: 'carnet-password-again',
  imports: [Field, TranslocoPipe],
  template: `
    <carnet-field
      [form]="form()"
      name="password"
      type="password"
      autocomplete="current-password"
      [label]="'signingKeys.password' | transloco"
      [hint]="'signingKeys.passwordHint' | transloco"
    />
  `,
})
export class PasswordAgain {
  readonly form = input.required<ContractForm<z.ZodType>>();
}
