import { Component, inject, signal, viewChild } from '@angular/core';
import { FormGroupDirective, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { contractForm } from '#shared/angular/forms/contract-form';
import { Field } from '#shared/angular/forms/field';
import { FormErrors } from '#shared/angular/forms/form-errors';
import { Submit } from '#shared/angular/forms/submit';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import { createApiKey, type ApiKey } from '#shared/contracts/verifier/api-keys';
import { ApiKeysStore } from './api-keys-store.ts';

/** Keys for the company's own programs: made here, shown once, revoked here. */
@Component({
  selector: 'carnet-api-keys-page',
  imports: [
    CopyButton,
    Field,
    FormErrors,
    InstantPipe,
    ListStates,
    MatButton,
    MatIcon,
    PageHeader,
    ReactiveFormsModule,
    Submit,
    TranslocoPipe,
  ],
  templateUrl: './api-keys-page.html',
  styleUrl: './api-keys-page.scss',
  providers: [ApiKeysStore],
})
export class ApiKeysPage {
  protected readonly store = inject(ApiKeysStore);
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  private readonly sent = viewChild(FormGroupDirective);
  protected readonly form = contractForm(createApiKey.body, { name: '' });
  /** The key just made: nothing shows it again. */
  protected readonly made = signal<{ readonly name: string; readonly secret: string } | null>(null);

  constructor() {
    void this.store.load();
  }

  protected async create(): Promise<void> {
    const done = await this.form.submit((body) => this.#api.call(createApiKey, { body }));
    if (!done) return;
    // also forgets that it was sent: an emptied field is no fault
    this.sent()?.resetForm({ name: '' });
    this.made.set({ name: done.key.name, secret: done.secret });
    await this.store.load();
  }

  protected async revoke(key: ApiKey): Promise<void> {
    const say = (word: string): string => this.#words.say(`apiKeys.${word}`, { name: key.name });
    if (!(await this.#confirm.ask({ heading: say('revokeTitle'), text: say('revokeText'), yes: say('revoke') }))) return;
    const refused = await this.store.revoke(key);
    if (refused) this.#notices.refused(refused);
    else this.#notices.say(say('revoked'));
  }
}
