import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { recogniseOutsideIssuer, type OutsideIssuer } from '#shared/contracts/organisations';
import type * as z from 'zod';
import { Api } from '../api.ts';
import { InstantPipe } from '../dates/dates.pipes.ts';
import { contractForm } from '../forms/contract-form.ts';
import { Field } from '../forms/field.ts';
import { FormErrors } from '../forms/form-errors.ts';
import { Submit } from '../forms/submit.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Confirm } from '../notices/confirm.ts';
import { Notices } from '../notices/notices.ts';
import { ListStates } from '../states/list-states.ts';
import { OutsideIssuersStore } from './outside-issuers-store.ts';

/** Issuers that run elsewhere: recognised by their DID, after its document was read. */
@Component({
  selector: 'carnet-outside-issuers-page',
  imports: [Field, FormErrors, InstantPipe, ListStates, MatButton, PageHeader, ReactiveFormsModule, Submit, TranslocoPipe],
  templateUrl: './outside-issuers-page.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    .grow > * {
      display: block;
    }
    .mono {
      overflow-wrap: anywhere;
    }
    @media (max-width: 599px) {
      .grow {
        flex-basis: 100%;
      }
    }
  `,
  providers: [OutsideIssuersStore],
})
export class OutsideIssuersPage {
  protected readonly store = inject(OutsideIssuersStore);
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  protected readonly form = contractForm(
    recogniseOutsideIssuer.body,
    { did: '', name: '', siret: '' },
    { 'did-taken': '/did', 'did-unreachable': '/did' },
  );

  constructor() {
    void this.store.load();
  }

  protected async recognise(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(recogniseOutsideIssuer, { body }));
    if (!done) return;
    this.form.group.reset({ did: '', name: '', siret: '' });
    this.#notices.say(this.#words.say('organisations.outside.recognised', { name: done.name }));
    await this.store.load();
  }

  protected async forget(one: z.output<typeof OutsideIssuer>): Promise<void> {
    const say = (key: string) => this.#words.say(`organisations.outside.${key}`, { name: one.name });
    if (!(await this.#confirm.ask({ heading: say('forgetTitle'), text: say('forgetText'), yes: say('forget') }))) return;
    const refused = await this.store.forget(one.id);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('forgotten'));
  }
}
