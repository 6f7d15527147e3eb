import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../session.ts';
import { Empty } from '../states/empty.ts';
import { PageHeader } from './page-header.ts';
import { AccountPanel } from './account-panel.ts';

/** Shown only when no section is open: says why (waiting, refused, suspended, no organisation chosen) and lets one switch. */
@Component({
  selector: 'carnet-home-page',
  imports: [AccountPanel, Empty, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'common.home.title' | transloco" [subtitle]="session.organisation()?.name" />
    <div class="page">
      @if (session.organisation(); as one) {
        @if (why(); as key) {
          <carnet-empty
            [heading]="'common.home.' + key | transloco: { name: one.name }"
            [text]="'common.home.' + key + 'Text' | transloco: { name: one.name }"
          >
            @if (key !== 'nothing' && session.can('organisation:read:own')) {
              <a matButton="outlined" routerLink="/organisation">{{ 'common.home.own' | transloco }}</a>
            }
          </carnet-empty>
        }
      } @else if (session.organisations().length > 0) {
        <section class="paper pad stack">
          <h2>{{ 'common.home.first' | transloco }}</h2>
          <carnet-account-panel />
        </section>
      } @else {
        <carnet-empty [heading]="'common.home.nothing' | transloco" [text]="'common.home.nothingText' | transloco" />
      }
    </div>
  `,
})
export class HomePage {
  protected readonly session = inject(Session);
  protected readonly why = computed(() => {
    const state = this.session.organisation()?.state;
    return state === undefined || state === 'approved' ? 'nothing' : state;
  });
}
