import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { PageHeader } from '#shared/angular/layout/page-header';
import { ListStates } from '#shared/angular/states/list-states';
import { TypesStore } from './types-store.ts';

/** Every type of credential this server publishes, for anyone. */
@Component({
  selector: 'carnet-types-page',
  imports: [ListStates, MatIcon, PageHeader, RouterLink, TranslocoPipe, TypographyPipe],
  template: `
    <carnet-page-header [heading]="'types.title' | transloco" />
    <div class="page">
      <p>{{ 'types.intro' | transloco }}</p>
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.shown().length === 0"
        [emptyHeading]="'types.empty' | transloco"
        (retry)="store.load()"
      >
        <ul class="paper lines">
          @for (type of store.shown(); track type.vct) {
            <li>
              <a [routerLink]="['/types', type.word]">
                <span class="grow">
                  <strong>{{ type.title | typography }}</strong>
                  <span class="medium muted">{{ type.text | typography }}</span>
                  <span class="small muted">
                    {{ 'types.claims' | transloco: { count: type.claims.length } }}
                    @if (type.generic) {
                      · {{ 'types.generic' | transloco }}
                    }
                    @if (type.self_declared) {
                      · {{ 'types.selfDeclared' | transloco }}
                    }
                  </span>
                </span>
                <mat-icon svgIcon="chevron_right" />
              </a>
            </li>
          }
        </ul>
      </carnet-list-states>
    </div>
  `,
  styleUrl: './types-page.scss',
  providers: [TypesStore],
})
export class TypesPage {
  protected readonly store = inject(TypesStore);

  constructor() {
    void this.store.load();
  }
}
