import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { resetPassword } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PageHeader } from '../layout/page-header.ts';
import { LinkCode } from './link-code.ts';

/** The link of a reset e-mail: a new password, and every sign-in ends. */
@Component({
  selector: 'carnet-reset-password-page',
  imports: [Field, FormErrors, MatButton, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  providers: [LinkCode],
  template: `
    <div class="narrow">
      <carnet-page-header [heading]="'access.reset.choose' | transloco" />
      @if (saved()) {
        <p class="note note--ok" role="status">{{ 'access.reset.saved' | transloco }}</p>
        <a matButton="filled" routerLink="/sign-in">{{ 'access.signIn.title' | transloco }}</a>
      } @else if (!link.code) {
        <p class="note note--check">{{ 'access.confirm.missing' | transloco }}</p>
        <a matButton="outlined" routerLink="/forgotten-password">{{ 'access.reset.again' | transloco }}</a>
      } @else {
        <form class="paper form" [formGroup]="form.group" (ngSubmit)="save()">
          <carnet-form-errors [form]="form" />
          <carnet-field
            [form]="form"
            name="password"
            type="password"
            autocomplete="new-password"
            [label]="'access.reset.choose' | transloco"
            [hint]="'access.signUp.passwordHint' | transloco"
          />
          <carnet-submit [form]="form">{{ 'access.reset.save' | transloco }}</carnet-submit>
        </form>
      }
    </div>
  `,
  styleUrl: './access.scss',
})
export class ResetPasswordPage {
  protected readonly link = inject(LinkCode);
  readonly #api = inject(Api);
  protected readonly form = contractForm(
    resetPassword.body,
    { code: this.link.code ?? '', password: '' },
    { 'weak-password': '/password' },
  );
  protected readonly saved = signal(false);

  protected async save(): Promise<void> {
    if (await this.form.submit((body) => this.#api.call(resetPassword, { body }))) this.saved.set(true);
  }
}
