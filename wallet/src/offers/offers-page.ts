import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { ListStates } from '#shared/angular/states/list-states';
import { OffersStore } from './offers-store.ts';

/** What recruiters propose, and how visible one is to them. */
@Component({
  selector: 'carnet-offers-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, Monogram, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'offers.title' | transloco" />
    <div class="page">
      <section class="note">
        <mat-icon svgIcon="domino_mask" />
        <span
          ><strong>{{ 'offers.profile.' + visibility() | transloco }}</strong
          ><br />{{ 'offers.profile.' + visibility() + 'Text' | transloco }}</span
        >
        <a matButton routerLink="/profile">{{ 'offers.profile.edit' | transloco }}</a>
      </section>
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.offers().length === 0"
        [emptyHeading]="'offers.empty' | transloco"
        [emptyText]="(visibility() === 'hidden' ? 'offers.emptyHidden' : 'offers.emptyText') | transloco"
        (retry)="store.load()"
      >
        <a emptyAction matButton="outlined" routerLink="/profile">{{ 'offers.profile.set' | transloco }}</a>
        <div class="paper lines">
          @for (offer of store.offers(); track offer.id) {
            <a class="row" [routerLink]="['/offers', offer.id]">
              <carnet-monogram [name]="offer.company.name" [identifier]="offer.company.did" [small]="true" />
              <span class="grow">
                <strong>{{ offer.title }}</strong>
                <span class="medium muted">{{ offer.company.name }}</span>
                <span class="small muted">
                  {{ 'offers.state.' + offer.state | transloco }}
                  @if (offer.state === 'sent' || offer.state === 'seen') {
                    · {{ 'offers.until' | transloco: { day: (offer.expiresAt | instant: 'date') } }}
                  }
                </span>
              </span>
              @if (offer.state === 'sent') {
                <span class="count" aria-hidden="true">1</span>
              }
            </a>
          }
        </div>
      </carnet-list-states>
    </div>
  `,
  styles: `
    .lines a {
      color: inherit;
      text-decoration: none;
    }
    .grow > * {
      display: block;
    }
  `,
})
export class OffersPage {
  protected readonly store = inject(OffersStore);
  protected readonly visibility = computed(() => this.store.profile()?.visibility ?? 'hidden');

  constructor() {
    void this.store.load();
  }
}
