import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { PresentationLink } from '#shared/contracts/verifier/presentations';
import { LinksStore } from './links-store.ts';

/** Links to give away: by message, on an advertisement, in an invitation to an interview. */
@Component({
  selector: 'carnet-presentation-links-page',
  imports: [CopyButton, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header
      [heading]="'presentations.links.title' | transloco"
      [subtitle]="'presentations.links.subtitle' | transloco"
      [back]="['/disclosures']"
    >
      <a matButton="outlined" routerLink="/presentations/new"><mat-icon svgIcon="link" />{{ 'presentations.links.new' | transloco }}</a>
    </carnet-page-header>
    <div class="page">
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.items().length === 0"
        [emptyHeading]="'presentations.links.empty' | transloco"
        [emptyText]="'presentations.links.emptyText' | transloco"
        (retry)="store.load()"
      >
        <ul class="paper lines">
          @for (link of store.items(); track link.id) {
            <li>
              <span class="grow stack">
                <strong>{{ link.purpose }}</strong>
                <span class="small muted">
                  {{ 'presentations.links.answers' | transloco: { count: link.answers } }} ·
                  {{
                    (link.url ? 'presentations.links.until' : 'presentations.links.over')
                      | transloco: { day: (link.closedAt ?? link.expiresAt | instant: 'date') }
                  }}
                </span>
              </span>
              @if (link.url; as url) {
                <carnet-copy-button [text]="url" />
                <button matButton type="button" (click)="close(link)">{{ 'presentations.links.close' | transloco }}</button>
              }
            </li>
          }
        </ul>
      </carnet-list-states>
    </div>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    .stack {
      gap: 2px;
    }
  `,
  providers: [LinksStore],
})
export class PresentationLinksPage {
  protected readonly store = inject(LinksStore);
  readonly #notices = inject(Notices);

  constructor() {
    void this.store.load();
  }

  protected async close(link: PresentationLink): Promise<void> {
    const refused = await this.store.close(link.id);
    if (refused) this.#notices.refused(refused);
  }
}
