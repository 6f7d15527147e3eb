import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { confirmEmail } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { PageHeader } from '../layout/page-header.ts';
import { LinkCode } from './link-code.ts';

/** The link of the first e-mail: the address is confirmed, and that is all. */
@Component({
  selector: 'carnet-confirm-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  providers: [LinkCode],
  template: `
    <div class="narrow">
      <carnet-page-header [heading]="'access.confirm.title' | transloco" />
      <div class="paper form stack" aria-live="polite">
        @if (!link.code) {
          <p>{{ 'access.confirm.missing' | transloco }}</p>
        } @else if (answer.value(); as found) {
          @if (found.ok) {
            <p class="note note--ok">{{ 'access.confirm.done' | transloco }}</p>
          } @else {
            <p class="note note--check">{{ found.title }}</p>
          }
        } @else {
          <p role="status">{{ 'access.confirm.checking' | transloco }}</p>
        }
        <a matButton="filled" routerLink="/sign-in">{{ 'access.signIn.title' | transloco }}</a>
      </div>
    </div>
  `,
  styleUrl: './access.scss',
})
export class ConfirmPage {
  protected readonly link = inject(LinkCode);
  readonly #api = inject(Api);
  protected readonly answer = resource({
    params: () => this.link.code ?? undefined,
    loader: ({ params: code }) => this.#api.call(confirmEmail, { body: { code } }),
  });
}
