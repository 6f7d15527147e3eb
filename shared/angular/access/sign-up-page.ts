import { Component, computed, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { signUp } from '#shared/contracts/organisations';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import type { Option } from '../look/choice.ts';
import { SIGN_UP_KINDS } from './sign-up-kinds.ts';

/** An organisation and its first account, in one form; nothing opens before the address is confirmed and the platform has approved. */
@Component({
  selector: 'carnet-sign-up-page',
  imports: [Field, FormErrors, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  templateUrl: './sign-up-page.html',
  styleUrl: './access.scss',
})
export class SignUpPage {
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly kinds = inject(SIGN_UP_KINDS);
  protected readonly form = contractForm(
    signUp.body,
    { kind: this.kinds[0]!, name: '', siret: '', contactName: '', email: '', phone: '', website: '', password: '' },
    { 'siret-taken': '/siret', 'weak-password': '/password' },
  );
  protected readonly sentTo = signal<string | null>(null);
  protected readonly options = computed<readonly Option[]>(() =>
    this.kinds.map((value) => ({ value, label: this.#words.say(`access.signUp.kinds.${value}`) })),
  );
  protected readonly company = this.kinds.includes('company');

  protected async send(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(signUp, { body }));
    if (done) this.sentTo.set(done.email);
  }
}
