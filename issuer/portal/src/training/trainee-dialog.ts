import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { correctTrainee, enrolTrainee, type Enrolment, type Session } from '#shared/contracts/issuer/training';

export interface TraineeDialogData {
  readonly sessionId: Session['id'];
  /** Present: corrects this one. */
  readonly enrolment: Enrolment | null;
}

/** Enrols someone by hand, or corrects who they are. */
@Component({
  selector: 'carnet-trainee-dialog',
  imports: [Field, FormErrors, MatButton, MatDialogModule, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ (data.enrolment ? 'training.enrolments.correctTitle' : 'training.enrolments.add') | transloco }}</h2>
    <form [formGroup]="form.group" (ngSubmit)="send()">
      <mat-dialog-content class="form">
        <carnet-form-errors [form]="form" />
        <carnet-field [form]="form" name="givenName" [max]="80" [label]="'training.enrolments.givenName' | transloco" />
        <carnet-field [form]="form" name="familyName" [max]="80" [label]="'training.enrolments.familyName' | transloco" />
        <carnet-field [form]="form" name="email" type="email" [label]="'training.enrolments.email' | transloco" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <carnet-submit [form]="form">{{ (data.enrolment ? 'common.save' : 'training.enrolments.send') | transloco }}</carnet-submit>
      </mat-dialog-actions>
    </form>
  `,
})
export class TraineeDialog {
  protected readonly data = inject<TraineeDialogData>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<TraineeDialog, Enrolment>>(MatDialogRef);
  readonly #api = inject(Api);
  protected readonly form = contractForm(
    enrolTrainee.body,
    {
      givenName: this.data.enrolment?.givenName ?? '',
      familyName: this.data.enrolment?.familyName ?? '',
      email: this.data.enrolment?.email ?? '',
    },
    { 'already-enrolled': '/email', 'email-of-another': '/email' },
  );

  protected async send(): Promise<void> {
    const { enrolment, sessionId } = this.data;
    const done = await this.form.submit((body) =>
      enrolment
        ? this.#api.call(correctTrainee, { params: { enrolmentId: enrolment.id }, body })
        : this.#api.call(enrolTrainee, { params: { sessionId }, body }),
    );
    if (done) this.#ref.close(done);
  }
}
