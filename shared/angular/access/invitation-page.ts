import { Component, computed, effect, inject, resource } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { acceptInvitation, lookUpInvitation } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Session } from '../session.ts';
import { LinkCode } from './link-code.ts';

/** Joining an organisation by its e-mail: a new account chooses a password, an existing one proves its own. */
@Component({
  selector: 'carnet-invitation-page',
  imports: [Field, FormErrors, MatButton, PageHeader, ReactiveFormsModule, RouterLink, Submit, TranslocoPipe],
  providers: [LinkCode],
  templateUrl: './invitation-page.html',
  styleUrl: './access.scss',
})
export class InvitationPage {
  protected readonly link = inject(LinkCode);
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  protected readonly form = contractForm(
    acceptInvitation.body,
    { code: this.link.code ?? '', name: '', password: '' },
    { 'weak-password': '/password', 'wrong-credentials': '/password' },
  );
  protected readonly answer = resource({
    params: () => this.link.code ?? undefined,
    loader: ({ params: code }) => this.#api.call(lookUpInvitation, { body: { code } }),
  });
  protected readonly invitation = computed(() => {
    const answer = this.answer.value();
    return answer?.ok ? answer.data : null;
  });
  protected readonly dead = computed(() => {
    const answer = this.answer.value();
    return answer && !answer.ok ? answer.title : null;
  });
  protected readonly organisation = computed(() => this.invitation()?.organisation ?? this.#words.say('access.invitation.platform'));
  protected readonly role = computed(() => this.#words.say(`common.session.roles.${this.invitation()?.role ?? 'trainer'}`));

  constructor() {
    effect(() => {
      if (this.invitation()?.accountExists) this.form.group.removeControl('name');
    });
  }

  protected async join(): Promise<void> {
    const signedIn = await this.form.submit((body) => this.#api.call(acceptInvitation, { body }));
    if (!signedIn) return;
    this.#session.accept(signedIn);
    await this.#router.navigateByUrl('/');
  }
}
