import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type * as z from 'zod';
import { Words } from '../i18n/words.ts';
import type { ContractForm } from './contract-form.ts';
import type { FieldWords } from './issue-words.ts';

/** The words of an error; a code nobody foresaw still says what to do. */
export const said = (words: Words, found: FieldWords | null): string => {
  if (!found) return '';
  if ('text' in found) return found.text;
  const key = `common.errors.${found.key}`;
  return words.has(key) ? words.say(key, found.params) : words.say('common.errors.custom');
};

/** What is wrong with a field and what to do; stands inside `<mat-error>`: `<mat-error><carnet-field-error [form]="form" name="role" /></mat-error>`. */
@Component({
  selector: 'carnet-field-error',
  imports: [MatIcon],
  template: `
    @if (text(); as why) {
      <mat-icon svgIcon="error-fill" /><span>{{ why }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
      align-items: flex-start;
      color: var(--carnet-no);
      font: var(--mat-sys-body-small);
    }
    mat-icon {
      flex: none;
      width: 16px;
      height: 16px;
      margin-top: 1px;
    }
  `,
})
export class FieldError {
  readonly form = input.required<ContractForm<z.ZodType>>();
  /** Path of the field: `email`, `lines.0.label`. */
  readonly name = input.required<string>();
  readonly #words = inject(Words);
  protected readonly text = computed(() => said(this.#words, this.form().wrong(`/${this.name().replaceAll('.', '/')}`)));
}
