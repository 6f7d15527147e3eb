import { Component, inject, input, resource } from '@angular/core';
import { instantText } from '#shared/angular/dates/instant-text';
import { Dictionaries } from '#shared/angular/i18n/dictionaries';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { Verdict } from '#shared/angular/look/verdict';
import { Safe } from '../vault/safe.ts';
import { issuerNews } from './issuer-news.ts';
import type { StoredCredential } from './stored-credential.ts';

/** What became of the organism since it signed: it closed, or the key was stolen. Nothing is shown of an organism that goes on. */
@Component({
  selector: 'carnet-issuer-note',
  imports: [Verdict],
  template: `
    @if (news.value(); as said) {
      <carnet-verdict [tone]="said.tone" [fill]="true" [icon]="said.tone === 'off' ? 'domain' : undefined">{{ said.text }}</carnet-verdict>
    }
  `,
})
export class IssuerNote {
  readonly credentialId = input.required<string>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #language = inject(Language);
  readonly #dictionaries = inject(Dictionaries);
  protected readonly news = resource({
    params: () => ({ id: this.credentialId(), locale: this.#language.current() }),
    loader: async ({ params: { id, locale } }) => {
      const wallet = await this.#safe.wallet();
      const credential = await wallet.store.get<StoredCredential>('credentials', id);
      const found = credential && (await issuerNews(wallet, credential));
      if (!found) return null;
      await this.#dictionaries.open('checks', {
        fr: () => import('#shared/angular/look/checks-words/fr'),
        en: () => import('#shared/angular/look/checks-words/en'),
      });
      const day = found.at === null ? '' : instantText(new Date(found.at * 1000).toISOString(), 'longDate', locale);
      return {
        tone: found.why === 'issuer-closed' ? ('off' as const) : ('no' as const),
        text: this.#words.say(`checks.why.${found.why}`, { day }),
      };
    },
  });
}
