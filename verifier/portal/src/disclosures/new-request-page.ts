import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { PageHeader } from '#shared/angular/layout/page-header';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { AskedWishes } from '../wishes/asked-wishes.ts';
import { newWish } from '../wishes/wish-words.ts';

/** At a counter: what is asked of the person in front, and why; a QR follows. */
@Component({
  selector: 'carnet-new-request-page',
  imports: [AskedWishes, Field, FormErrors, PageHeader, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <carnet-page-header
      [heading]="'disclosures.newTitle' | transloco"
      [subtitle]="'disclosures.newText' | transloco"
      [back]="['/disclosures']"
    />
    <div class="page">
      <form class="paper pad form" [formGroup]="form.group" (ngSubmit)="make()">
        <carnet-form-errors [form]="form" />
        <carnet-field
          [form]="form"
          name="purpose"
          [max]="300"
          [label]="'disclosures.purpose' | transloco"
          [hint]="'disclosures.purposeHint' | transloco"
        />
        <carnet-asked-wishes [form]="form" />
        <carnet-field
          [form]="form"
          name="retentionDays"
          type="number"
          [label]="'disclosures.retention' | transloco"
          [hint]="'disclosures.retentionHint' | transloco"
        />
        <carnet-submit [form]="form">{{ 'disclosures.make' | transloco }}</carnet-submit>
      </form>
    </div>
  `,
  styles: `
    form {
      max-width: 720px;
    }
  `,
})
export class NewRequestPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly form = contractForm(createPresentationRequest.body, { purpose: '', wishes: [newWish('competence')], retentionDays: 90 });

  protected async make(): Promise<void> {
    const made = await this.form.submit((body) => this.#api.call(createPresentationRequest, { body }));
    if (made) await this.#router.navigate(['/disclosures/requests', made.id], { replaceUrl: true });
  }
}
