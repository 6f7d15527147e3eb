import { Component, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type * as z from 'zod';
import { Words } from '../i18n/words.ts';
import type { ContractForm } from './contract-form.ts';
import { said } from './field-error.ts';

/** Above a form: after a refused sending it takes the focus, counts what is wrong, and leads to each field. */
@Component({
  selector: 'carnet-form-errors',
  imports: [MatIcon],
  template: `
    @if (form().failures() > 0 && (form().refusal() || form().summary().length > 0)) {
      <div #box tabindex="-1" role="alert">
        <mat-icon svgIcon="error-fill" />
        @if (form().refusal(); as why) {
          <p>
            <strong>{{ why.title }}</strong>
            @if (why.detail; as more) {
              <br />{{ more }}
            }
          </p>
        } @else {
          <div>
            <strong>{{ words.say('common.form.summary', { count: form().summary().length }) }}</strong>
            <ul>
              @for (line of form().summary(); track line.pointer) {
                <li>
                  @if (line.field; as field) {
                    <a [href]="'#' + field.id" (click)="lead($event, field.id)">{{ field.label }}</a> —
                  }
                  {{ said(words, line.words) }}
                </li>
              }
            </ul>
          </div>
        }
      </div>
    }
  `,
  styleUrl: './form-errors.scss',
})
export class FormErrors {
  readonly form = input.required<ContractForm<z.ZodType>>();
  protected readonly words = inject(Words);
  protected readonly said = said;
  protected readonly box = viewChild<ElementRef<HTMLElement>>('box');
  #seen = 0;

  constructor() {
    effect(() => {
      const failures = this.form().failures();
      const box = this.box()?.nativeElement;
      if (!box || failures === this.#seen) return;
      this.#seen = failures;
      box.focus();
    });
  }

  protected lead(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }
}
