import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
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
import { changeStatus } from '#shared/contracts/issuer/credential-status';
import type { Issuance } from '#shared/contracts/issuer/credentials';
import { reasonsOf } from '#shared/contracts/issuer/status-reasons';

type Act = 'suspend' | 'resume' | 'revoke';

/** What may be done to a signed credential in its state. */
export const actsOn = (state: Issuance['state']): readonly Act[] => {
  if (state === 'suspended') return ['resume', 'revoke'];
  return state === 'signed' || state === 'delivered' ? ['suspend', 'revoke'] : [];
};

/** Suspends, resumes or revokes one credential, with a reason its holder will read. */
@Component({
  selector: 'carnet-status-dialog',
  imports: [Field, FormErrors, MatButton, MatDialogModule, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'credentials.status.title' | transloco: { title: issuance.title } }}</h2>
    <form [formGroup]="form.group" (ngSubmit)="send()">
      <mat-dialog-content class="form">
        <p class="muted">{{ issuance.person.givenName }} {{ issuance.person.familyName }}</p>
        <carnet-form-errors [form]="form" />
        <carnet-field [form]="form" name="act" type="select" [options]="acts()" [label]="'credentials.status.act' | transloco" />
        <p class="note" aria-live="polite">{{ 'credentials.status.effect.' + act() | transloco }}</p>
        <carnet-field
          [form]="form"
          name="reasonCode"
          type="select"
          [placeholder]="'credentials.status.choose' | transloco"
          [options]="reasons()"
          [label]="'credentials.status.reason' | transloco"
        />
        <carnet-field
          [form]="form"
          name="reason"
          type="textarea"
          [rows]="3"
          [max]="500"
          [optional]="true"
          [label]="'credentials.status.words' | transloco"
        />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <carnet-submit [form]="form">{{ 'credentials.status.do.' + act() | transloco }}</carnet-submit>
      </mat-dialog-actions>
    </form>
  `,
})
export class StatusDialog {
  protected readonly issuance = inject<Issuance>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<StatusDialog, Issuance>>(MatDialogRef);
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  protected readonly form = contractForm(changeStatus.body, { act: actsOn(this.issuance.state)[0]!, reasonCode: null, reason: '' });
  readonly #changed = toSignal(this.form.group.controls['act']!.valueChanges);
  protected readonly act = computed<Act>(() => (this.#changed() as Act | undefined) ?? actsOn(this.issuance.state)[0]!);
  protected readonly acts = computed(() =>
    actsOn(this.issuance.state).map((value) => ({ value, label: this.#words.say(`credentials.acts.${value}`) })),
  );
  protected readonly reasons = computed(() =>
    reasonsOf[this.act()].map((value) => ({ value, label: this.#words.say(`common.reasons.${value}`) })),
  );

  constructor() {
    this.form.group.controls['act']!.valueChanges.subscribe(() => this.form.group.controls['reasonCode']!.setValue(null));
  }

  protected async send(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(changeStatus, { params: { issuanceId: this.issuance.id }, body }));
    if (done) this.#ref.close(done);
  }
}
