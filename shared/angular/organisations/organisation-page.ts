import { Component, computed, effect, inject, resource, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { TranslocoPipe } from '@jsverse/transloco';
import { chooseSigning, correctOrganisation, getOrganisation, Ink, type Organisation } from '#shared/contracts/organisations';
import { Api } from '../api.ts';
import { InstantPipe } from '../dates/dates.pipes.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { CopyButton } from '../look/copy-button.ts';
import { Monogram } from '../look/monogram.ts';
import { Notices } from '../notices/notices.ts';
import { Session } from '../session.ts';
import { Failure } from '../states/failure.ts';
import { OrganisationSettings } from './organisation-settings.ts';

/** Our own file at the platform: state and why, contact, ink, public identifier. */
@Component({
  selector: 'carnet-organisation-page',
  imports: [
    CopyButton,
    Failure,
    Field,
    FormErrors,
    InstantPipe,
    MatRadioButton,
    MatRadioGroup,
    Monogram,
    OrganisationSettings,
    PageHeader,
    ReactiveFormsModule,
    Submit,
    TranslocoPipe,
  ],
  templateUrl: './organisation-page.html',
  styles: `
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .note p + p {
      margin-top: 8px;
    }
  `,
})
export class OrganisationPage {
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  protected readonly mayChange = inject(Session).can('organisation:update:own');
  protected readonly answer = resource({ loader: () => this.#api.call(getOrganisation) });
  protected readonly one = computed(() => {
    const answer = this.answer.value();
    return answer?.ok ? answer.data : null;
  });
  protected readonly refusal = computed(() => {
    const answer = this.answer.value();
    return answer && !answer.ok ? answer : null;
  });
  readonly form = contractForm(
    correctOrganisation.body,
    { name: '', siret: '', contactName: '', contactEmail: '', contactPhone: '', website: '', ink: 'ardoise' },
    { 'siret-taken': '/siret' },
  );
  protected readonly inks = computed(() =>
    Ink.options.map((value) => ({ value, label: this.#words.say(`organisations.own.inks.${value}`) })),
  );
  protected readonly editableIdentity = computed(() => this.one()?.state === 'pending' || this.one()?.state === 'refused');

  constructor() {
    effect(() => {
      const one = this.one();
      if (!one) return;
      const { name, siret, contactName, contactEmail, contactPhone, website, ink } = one;
      this.form.group.reset({ name, siret, contactName, contactEmail, contactPhone: contactPhone ?? '', website: website ?? '', ink });
    });
  }

  protected readonly choosing = signal(false);
  /** From the next signature on; what was signed before stays good. */
  protected async sign(signing: Organisation['signing']): Promise<void> {
    this.choosing.set(true);
    const answer = await this.#api.call(chooseSigning, { body: { signing } });
    this.choosing.set(false);
    if (answer.ok) this.#notices.say(this.#words.say('organisations.own.signing.saved'));
    else this.#notices.refused(answer);
    this.answer.reload();
  }
  protected async save(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(correctOrganisation, { body }));
    if (!done) return;
    this.#notices.say(this.#words.say('organisations.own.saved'));
    this.answer.reload();
  }
}
