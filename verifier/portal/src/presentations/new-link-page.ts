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
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import { AskedWishes } from '../wishes/asked-wishes.ts';
import { newWish } from '../wishes/wish-words.ts';

/** What is asked of whoever follows the link, and why. */
@Component({
  selector: 'carnet-new-presentation-link-page',
  imports: [AskedWishes, Field, FormErrors, PageHeader, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <carnet-page-header
      [heading]="'presentations.links.newTitle' | transloco"
      [subtitle]="'presentations.links.newText' | transloco"
      [back]="['/presentations']"
    />
    <div class="page">
      <form class="paper pad form" [formGroup]="form.group" (ngSubmit)="make()">
        <carnet-form-errors [form]="form" />
        <carnet-field
          [form]="form"
          name="purpose"
          [max]="300"
          [label]="'presentations.links.purpose' | transloco"
          [hint]="'presentations.links.purposeHint' | transloco"
        />
        <carnet-asked-wishes [form]="form" />
        <carnet-field
          [form]="form"
          name="retentionDays"
          type="number"
          [label]="'presentations.links.retention' | transloco"
          [hint]="'presentations.links.retentionHint' | transloco"
        />
        <carnet-field [form]="form" name="days" type="number" [label]="'presentations.links.days' | transloco" />
        <carnet-submit [form]="form">{{ 'presentations.links.make' | transloco }}</carnet-submit>
      </form>
    </div>
  `,
  styles: `
    form {
      max-width: 720px;
    }
  `,
})
export class NewPresentationLinkPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly form = contractForm(createPresentationLink.body, { purpose: '', wishes: [newWish('competence')], retentionDays: 90, days: 7 });

  protected async make(): Promise<void> {
    const made = await this.form.submit((body) => this.#api.call(createPresentationLink, { body }));
    if (made) await this.#router.navigate(['/presentations'], { replaceUrl: true });
  }
}
