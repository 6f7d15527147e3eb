import { Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { correctInvitation, inviteMember, type Invitation } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { Words } from '../i18n/words.ts';
import { SIGN_UP_KINDS } from './sign-up-kinds.ts';

/** Invites someone, or corrects an invitation: the former link then dies. */
@Component({
  selector: 'carnet-invite-dialog',
  imports: [Field, FormErrors, MatButton, MatDialogModule, ReactiveFormsModule, Submit, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ (invitation ? 'access.members.correctTitle' : 'access.members.inviteTitle') | transloco }}</h2>
    <form [formGroup]="form.group" (ngSubmit)="send()">
      <mat-dialog-content class="form">
        <carnet-form-errors [form]="form" />
        <carnet-field [form]="form" name="name" [max]="120" [label]="'access.members.name' | transloco" />
        <carnet-field [form]="form" name="email" type="email" [label]="'access.members.email' | transloco" />
        <carnet-field [form]="form" name="role" type="select" [options]="roles()" [label]="'access.members.role' | transloco" />
      </mat-dialog-content>
      <mat-dialog-actions>
        <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
        <carnet-submit [form]="form">{{ 'access.members.send' | transloco }}</carnet-submit>
      </mat-dialog-actions>
    </form>
  `,
})
export class InviteDialog {
  protected readonly invitation = inject<Invitation | null>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<InviteDialog, Invitation>>(MatDialogRef);
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #roles = inject(SIGN_UP_KINDS).includes('company')
    ? (['recruiter', 'admin'] as const)
    : (['trainer', 'manager', 'admin'] as const);
  protected readonly roles = computed(() =>
    this.#roles.map((value) => ({ value, label: this.#words.say(`common.session.roles.${value}`) })),
  );
  protected readonly form = contractForm(
    inviteMember.body,
    {
      name: this.invitation?.name ?? '',
      email: this.invitation?.email ?? '',
      role: (this.invitation?.role as 'trainer' | undefined) ?? this.#roles[0],
    },
    { 'already-member': '/email', 'already-invited': '/email' },
  );

  protected async send(): Promise<void> {
    const { invitation } = this;
    const done = await this.form.submit((body) =>
      invitation
        ? this.#api.call(correctInvitation, { params: { invitationId: invitation.id }, body })
        : this.#api.call(inviteMember, { body }),
    );
    if (done) this.#ref.close(done);
  }
}
