import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Confirm } from '#shared/angular/notices/confirm';
import { ListStates } from '#shared/angular/states/list-states';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';

/** Every link made here, how often it was read, and the way to take it back. */
@Component({
  selector: 'carnet-links-page',
  imports: [CopyButton, InstantPipe, ListStates, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'links.title' | transloco" [back]="['/me']" />
    <div class="page">
      <p class="medium muted">{{ 'links.text' | transloco }}</p>
      <carnet-list-states
        [status]="links.isLoading() ? 'loading' : 'ready'"
        [empty]="(links.value() ?? []).length === 0"
        [emptyHeading]="'links.empty' | transloco"
        [emptyText]="'links.emptyText' | transloco"
        (retry)="links.reload()"
      >
        @for (link of links.value(); track link.id) {
          <section class="paper pad stack">
            <strong>{{ link.title }}</strong>
            <span class="small muted">{{ link.claims.join(', ') }}</span>
            <span class="medium"
              >{{ 'links.state.' + (link.state ?? 'unknown') | transloco }} ·
              {{ 'links.until' | transloco: { day: (link.expiresAt | instant: 'date') } }}</span
            >
            @if (link.views !== null) {
              <span class="small muted">{{ 'links.seen' | transloco: { count: link.views } }}</span>
            }
            @if (link.state === 'open') {
              <div class="row">
                <carnet-copy-button [text]="link.url" />
                <button matButton type="button" (click)="withdraw(link)">{{ 'links.withdraw' | transloco }}</button>
              </div>
            }
          </section>
        }
      </carnet-list-states>
      <div aria-live="polite">
        @if (said(); as words) {
          <p class="note">{{ words }}</p>
        }
      </div>
      <a matButton="outlined" routerLink="/links/new">{{ 'links.create' | transloco }}</a>
    </div>
  `,
})
export class LinksPage {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  protected readonly said = signal<string | null>(null);
  protected readonly links = resource({
    loader: async () => {
      const { readLinks } = await import('./share-link.ts');
      return readLinks(await this.#safe.wallet());
    },
  });

  protected async withdraw({ id, title }: { readonly id: string; readonly title: string }): Promise<void> {
    const say = (key: string): string => this.#words.say(`links.${key}`, { title });
    if (!(await this.#confirm.ask({ heading: say('withdrawTitle'), text: say('withdrawText'), yes: say('withdraw') }))) return;
    try {
      const { takeLinkBack } = await import('./share-link.ts');
      await takeLinkBack(await this.#safe.wallet(), id);
      this.said.set(this.#words.say('links.withdrawn'));
      this.links.reload();
    } catch (cause) {
      this.said.set(problemWords(this.#words, cause));
    }
  }
}
