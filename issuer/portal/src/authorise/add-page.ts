import { Component, computed, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Failure } from '#shared/angular/states/failure';

interface Metadata {
  readonly credential_issuer: string;
  readonly display?: readonly { readonly name?: string }[];
  readonly credential_configurations_supported: Readonly<Record<string, unknown>>;
}

const readJson = async <T>(address: string): Promise<T | null> => {
  const answer = await fetch(address, { credentials: 'omit' });
  if (answer.ok) return (await answer.json()) as T;
  await answer.body?.cancel(); // unread, it would hold its connection
  if (answer.status === 404) return null;
  throw new Error(`answered ${answer.status}`);
};

/**
 * A link an organism puts on its own site: hands an offer to the trainee's wallet, which then comes back to identify (OpenID4VCI 1.0 section
 * 4.1.1, grant `authorization_code`). Nothing secret stands in it: it is the same for everyone.
 */
@Component({
  selector: 'carnet-add-page',
  imports: [Failure, MatButton, MatIcon, PageHeader, TranslocoPipe],
  template: `
    <div class="narrow stack">
      @if (found.error()) {
        <carnet-page-header [heading]="'authorise.add.button' | transloco" />
        <carnet-failure (retry)="found.reload()" />
      } @else if (found.value(); as one) {
        <carnet-page-header [heading]="'authorise.add.title' | transloco: { name: one.name }" />
        <p>{{ 'authorise.add.text' | transloco }}</p>
        <p class="muted">{{ 'authorise.add.how' | transloco: { name: one.name } }}</p>
        <a matButton="filled" [href]="link()"><mat-icon svgIcon="add" />{{ 'authorise.add.button' | transloco }}</a>
      } @else if (found.isLoading()) {
        <p role="status">{{ 'authorise.reading' | transloco }}</p>
      } @else {
        <carnet-page-header [heading]="'authorise.add.button' | transloco" />
        <p class="note note--check" role="alert">{{ 'authorise.add.unknown' | transloco }}</p>
      }
    </div>
  `,
  styleUrl: '../../../../shared/angular/access/access.scss',
})
export class AddPage {
  readonly slug = input.required<string>();
  protected readonly found = resource({ params: () => this.slug(), loader: ({ params }) => this.#read(params) });
  protected readonly link = computed(() => {
    const one = this.found.value();
    if (!one) return '';
    const offer = { credential_issuer: one.issuer, credential_configuration_ids: one.kinds, grants: { authorization_code: {} } };
    return `${one.walletUrl}/receive#credential_offer=${encodeURIComponent(JSON.stringify(offer))}`;
  });

  async #read(slug: string) {
    const metadata = await readJson<Metadata>(`/.well-known/openid-credential-issuer/o/${encodeURIComponent(slug)}`);
    const settings = await readJson<{ readonly walletUrl: string }>('/config.json');
    if (!metadata || !settings) return null;
    const kinds = Object.keys(metadata.credential_configurations_supported);
    return { name: metadata.display?.[0]?.name ?? slug, issuer: metadata.credential_issuer, kinds, walletUrl: settings.walletUrl };
  }
}
