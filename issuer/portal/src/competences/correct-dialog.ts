import { Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Words } from '#shared/angular/i18n/words';
import { correctValidation, MedalLevel, type Decision } from '#shared/contracts/issuer/competences';

/** Puts a validation right at another level: the former one stays in the history, its credential is replaced in the wallet. */
@Component({
  selector: 'carnet-correct-dialog',
  imports: [Field, FormErrors, MatButton, MatDialogModule, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'competences.correct.title' | transloco }}</h2>
    <form [formGroup]="form.group" (ngSubmit)="send()">
      <mat-dialog-content class="form">
        <p>{{ 'competences.correct.text' | transloco }}</p>
        <carnet-form-errors [form]="form" />
        @if (medals) {
          <carnet-field
            [form]="form"
            name="level"
            type="select"
            [placeholder]="'competences.correct.choose' | transloco"
            [options]="levels()"
            [label]="'competences.panel.level' | transloco"
          />
        } @else {
          <carnet-field [form]="form" name="level" type="number" [label]="'competences.panel.hundred' | transloco" />
        }
        <carnet-field
          [form]="form"
          name="reason"
          type="textarea"
          [rows]="3"
          [max]="500"
          [label]="'competences.panel.withdrawReason' | transloco"
        />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <carnet-submit [form]="form">{{ 'competences.correct.do' | transloco }}</carnet-submit>
      </mat-dialog-actions>
    </form>
  `,
})
export class CorrectDialog {
  readonly #decision = inject<Decision>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<CorrectDialog, Decision>>(MatDialogRef);
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly medals = this.#decision.level?.scale === 'medals';
  protected readonly form = contractForm(correctValidation.body, { level: null, reason: '', note: '' });
  protected readonly levels = computed(() =>
    MedalLevel.options
      .filter((value) => value !== this.#decision.level?.value)
      .map((value) => ({ value, label: this.#words.say(`competences.panel.medals.${value}`) })),
  );

  protected async send(): Promise<void> {
    const params = { validationId: this.#decision.id };
    const done = await this.form.submit((body) => this.#api.call(correctValidation, { params, body }));
    if (done) this.#ref.close(done);
  }
}
