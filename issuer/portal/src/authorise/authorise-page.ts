import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { LinkCode } from '#shared/angular/access/link-code';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CodeInput } from '#shared/angular/look/code-input';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { AuthoriseStore } from './authorise-store.ts';

/** The organism's authorization page (OpenID4VCI 1.0 section 5): who asks, who the person is, what will be handed over, yes or no. */
@Component({
  selector: 'carnet-authorise-page',
  imports: [CodeInput, DayPipe, MatButton, MatFormField, MatHint, MatInput, MatLabel, Monogram, PageHeader, SiretPipe, TranslocoPipe],
  providers: [LinkCode, AuthoriseStore],
  templateUrl: './authorise-page.html',
  styleUrls: ['../../../../shared/angular/access/access.scss', './authorise.scss'],
})
export class AuthorisePage {
  protected readonly store = inject(AuthoriseStore);
  readonly #words = inject(Words);
  readonly #request = inject(LinkCode).code;
  protected readonly email = signal('');
  protected readonly code = signal('');
  protected readonly wrong = computed(() => {
    const left = this.store.left();
    return left === null ? undefined : this.#words.say('authorise.wrong', { left });
  });
  protected readonly count = computed(() => this.store.right()?.offers.length ?? 0);

  constructor() {
    void this.store.read(this.#request);
  }

  protected async send(): Promise<void> {
    const email = this.email().trim().toLowerCase();
    if (this.#request && email.includes('@') && !this.store.busy()) await this.store.send(this.#request, email);
  }
  protected async confirm(code: string): Promise<void> {
    if (!this.#request || code.length !== 6 || this.store.busy()) return;
    await this.store.confirm(this.#request, code);
    this.code.set('');
  }
  protected async answer(agreed: boolean): Promise<void> {
    if (this.#request) await (agreed ? this.store.consent(this.#request) : this.store.refuse(this.#request));
  }
}
