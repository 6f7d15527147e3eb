import { Component, computed, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { resendConfirmation, signIn } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Session } from '../session.ts';
import { VERIFIES_DOCUMENTS } from './verifies-documents.ts';

/** E-mail and password; one answer for an unknown address and a wrong password. */
@Component({
  selector: 'carnet-sign-in-page',
  imports: [Field, FormErrors, MatButton, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  templateUrl: './sign-in-page.html',
  styleUrl: './access.scss',
})
export class SignInPage {
  /** Where to go once signed in; the router gives nothing when the address says nothing. */
  readonly next = input<string>();
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly verifies = inject(VERIFIES_DOCUMENTS);
  protected readonly form = contractForm(signIn.body, { email: '', password: '' });
  protected readonly sentAgain = signal(false);
  protected readonly unconfirmed = computed(() => this.form.refusal()?.code === 'email-not-confirmed');
  protected readonly minutes = computed(() => Math.ceil((this.form.refusal()?.retryAfter ?? 0) / 60));

  protected async signIn(): Promise<void> {
    const signedIn = await this.form.submit((body) => this.#api.call(signIn, { body }));
    if (!signedIn) return;
    this.#session.accept(signedIn);
    const next = this.next() ?? '/';
    await this.#router.navigateByUrl(/^\/(?![/\\])/u.test(next) ? next : '/');
  }

  protected async confirmAgain(): Promise<void> {
    await this.#api.call(resendConfirmation, { body: { email: this.form.value.email } });
    this.sentAgain.set(true);
  }
}
