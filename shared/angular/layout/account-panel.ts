import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { chooseLocale } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import type { Locale } from '../i18n/language.ts';
import { Session } from '../session.ts';
import { Preferences } from './preferences.ts';

/** Who is signed in, their organisations to switch between, language, appearance, sign-out. */
@Component({
  selector: 'carnet-account-panel',
  imports: [MatButton, MatIcon, Preferences, TranslocoPipe],
  templateUrl: './account-panel.html',
  styleUrl: './account-panel.scss',
})
export class AccountPanel {
  protected readonly session = inject(Session);
  readonly #api = inject(Api);

  /** The account keeps its language, for e-mails. A refusal costs nothing here: the screen has already changed. */
  protected async keep(locale: Locale): Promise<void> {
    if (this.session.signedIn()) await this.#api.call(chooseLocale, { body: { locale } });
  }
}
