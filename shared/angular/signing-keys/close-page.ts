import { Component, computed, inject, resource } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { getOrganisation } from '#shared/contracts/organisations';
import { closeOwnOrganisation } from '#shared/contracts/signing-keys';
import { Api } from '../api.ts';
import { DayPipe, InstantPipe } from '../dates/dates.pipes.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Verdict } from '../look/verdict.ts';
import { Failure } from '../states/failure.ts';
import { Skeleton } from '../states/skeleton.ts';
import { PasswordAgain } from './password-again.ts';

/** The end of an organisation, by itself: dry words about what stops and what stays, then its name written out and the password. */
@Component({
  selector: 'carnet-close-page',
  imports: [
    DayPipe,
    Failure,
    Field,
    FormErrors,
    InstantPipe,
    PageHeader,
    PasswordAgain,
    ReactiveFormsModule,
    Skeleton,
    Submit,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './close-page.html',
  styles: `
    h2,
    p,
    ul {
      margin: 0;
    }
    ul {
      padding-inline-start: 20px;
    }
  `,
})
export class ClosePage {
  readonly #api = inject(Api);
  protected readonly answer = resource({ loader: () => this.#api.call(getOrganisation) });
  protected readonly one = computed(() => {
    const answer = this.answer.value();
    return answer?.ok ? answer.data : null;
  });
  protected readonly refusal = computed(() => {
    const answer = this.answer.value();
    return answer && !answer.ok ? answer : null;
  });
  protected readonly form = contractForm(
    closeOwnOrganisation.body,
    { password: '', name: '' },
    { 'wrong-password': '/password', 'wrong-state': '/name' },
  );

  protected async close(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(closeOwnOrganisation, { body }));
    if (!done) return;
    this.form.group.reset({ password: '', name: '' });
    this.answer.reload();
  }
}
