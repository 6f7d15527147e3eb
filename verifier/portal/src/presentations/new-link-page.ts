import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { PageHeader } from '#shared/angular/layout/page-header';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import { newWish } from '../wishes/wish-words.ts';
import { WishesBuilder } from '../wishes/wishes-builder.ts';

/** What is asked of whoever follows the link, and why. */
@Component({
  selector: 'carnet-new-presentation-link-page',
  imports: [Field, FormErrors, PageHeader, ReactiveFormsModule, Submit, TranslocoPipe, WishesBuilder],
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
        <h2>{{ 'wishes.title' | transloco }}</h2>
        <p class="medium muted">{{ 'wishes.text' | transloco }}</p>
        <carnet-wishes-builder [wishes]="wishes()" (changed)="ask($event)" />
        @if (form.failures() > 0 && wishes().length === 0) {
          <p class="note note--no" role="alert">{{ 'wishes.empty' | transloco }}</p>
        }
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
    p {
      margin: 0;
    }
  `,
})
export class NewPresentationLinkPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #wishes = new FormControl<readonly WishedClaim[]>([newWish('competence')]);
  readonly form = contractForm(createPresentationLink.body, { purpose: '', wishes: this.#wishes, retentionDays: 90, days: 7 });
  readonly #asked = toSignal(this.#wishes.valueChanges, { initialValue: this.#wishes.value });
  protected readonly wishes = computed(() => this.#asked() ?? []);

  protected ask(wishes: readonly WishedClaim[]): void {
    this.#wishes.setValue(wishes);
    this.#wishes.markAsDirty();
  }

  protected async make(): Promise<void> {
    const made = await this.form.submit((body) => this.#api.call(createPresentationLink, { body }));
    if (made) await this.#router.navigate(['/presentations'], { replaceUrl: true });
  }
}
