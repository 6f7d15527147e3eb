import { Component, computed, inject, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { declareCompromised, type KeyRegister, type SigningKey } from '#shared/contracts/signing-keys';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PasswordAgain } from './password-again.ts';

/** A key was stolen: since which day, and what that undoes. It is said before it is done. */
@Component({
  selector: 'carnet-compromise-form',
  imports: [Field, FormErrors, MatButton, PasswordAgain, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <form class="paper pad form" [formGroup]="form.group" (ngSubmit)="declare()">
      <h2>{{ 'signingKeys.compromise.title' | transloco }}</h2>
      <p class="mono small">{{ signingKey().kid }}</p>
      <ul>
        @for (word of words(); track word) {
          <li>{{ 'signingKeys.compromise.' + word | transloco }}</li>
        }
      </ul>
      <carnet-form-errors [form]="form" />
      <carnet-field
        [form]="form"
        name="from"
        type="date"
        [label]="'signingKeys.compromise.from' | transloco"
        [hint]="'signingKeys.compromise.fromHint' | transloco"
      />
      <carnet-password-again [form]="form" />
      <carnet-submit [form]="form">{{ 'signingKeys.compromise.declare' | transloco }}</carnet-submit>
      <button matButton type="button" (click)="leave.emit()">{{ 'common.cancel' | transloco }}</button>
    </form>
  `,
  styles: `
    h2,
    p,
    ul {
      margin: 0;
    }
    ul {
      padding-inline-start: 20px;
    }
    .mono {
      overflow-wrap: anywhere;
    }
  `,
})
export class CompromiseForm {
  readonly signingKey = input.required<SigningKey>();
  readonly done = output<KeyRegister>();
  readonly leave = output();
  protected readonly words = computed(() => {
    const { state, algorithm } = this.signingKey();
    return [algorithm === 'RS256' ? 'afterBadge' : 'after', 'before', state === 'active' ? 'next' : 'kept', 'final'];
  });
  readonly #api = inject(Api);
  protected readonly form = contractForm(
    declareCompromised.body,
    { password: '', from: '' },
    { 'wrong-password': '/password', 'day-to-come': '/from', 'key-fallen': '/from' },
  );

  protected async declare(): Promise<void> {
    const params = { signingKeyId: this.signingKey().id };
    const register = await this.form.submit((body) => this.#api.call(declareCompromised, { params, body }));
    if (!register) return;
    this.form.group.reset({ password: '', from: '' });
    this.done.emit(register);
  }
}
