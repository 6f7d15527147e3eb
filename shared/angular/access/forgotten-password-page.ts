import { Component, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { requestPasswordReset } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PageHeader } from '../layout/page-header.ts';

/** Asks for a link; the answer says nothing of whether the account exists. */
@Component({
  selector: 'carnet-forgotten-password-page',
  imports: [Field, FormErrors, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  template: `
    <div class="narrow">
      <carnet-page-header [heading]="'access.reset.title' | transloco" />
      @if (sent()) {
        <p class="note note--ok" role="status">{{ 'access.reset.sent' | transloco }}</p>
      } @else {
        <form class="paper form" [formGroup]="form.group" (ngSubmit)="send()">
          <p>{{ 'access.reset.text' | transloco }}</p>
          <carnet-form-errors [form]="form" />
          <carnet-field [form]="form" name="email" type="email" autocomplete="username" [label]="'access.signIn.email' | transloco" />
          <carnet-submit [form]="form">{{ 'access.reset.submit' | transloco }}</carnet-submit>
        </form>
      }
      <p class="aside">
        <a routerLink="/sign-in">{{ 'access.signIn.title' | transloco }}</a>
      </p>
    </div>
  `,
  styleUrl: './access.scss',
})
export class ForgottenPasswordPage {
  readonly #api = inject(Api);
  protected readonly form = contractForm(requestPasswordReset.body, { email: '' });
  protected readonly sent = signal(false);

  protected async send(): Promise<void> {
    if (await this.form.submit((body) => this.#api.call(requestPasswordReset, { body }))) this.sent.set(true);
  }
}
