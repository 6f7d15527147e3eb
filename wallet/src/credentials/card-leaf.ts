import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import type { Ink } from '#shared/angular/look/ink';
import { Leaf } from '#shared/angular/look/leaf';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import type { Stacked } from './card-groups.ts';

/** A leaf of the home that opens its detail: one credential, or a month of half-days that unfolds. */
@Component({
  selector: 'carnet-card-leaf',
  imports: [DayPipe, Leaf, Level, RouterLink, TranslocoPipe, Verdict],
  template: `
    @if (stacked().kind === 'card') {
      <a [routerLink]="['/credentials', first().id]">
        <carnet-leaf
          [heading]="first().title"
          [kind]="kind()"
          [organisation]="first().issuerName"
          [identifier]="first().issuerDid"
          [ink]="ink()"
          [off]="off()"
        >
          @if (off()) {
            <carnet-verdict [tone]="tone()" [icon]="first().state === 'expired' ? 'event_busy' : undefined">{{
              'credentials.state.' + first().state | transloco
            }}</carnet-verdict>
          } @else {
            @if (first().level; as level) {
              <carnet-level [notches]="level.notches" [label]="level.label" />
            }
            <span>{{ first().on | day: 'shortDate' }}</span>
          }
        </carnet-leaf>
      </a>
    } @else {
      <details>
        <summary>
          <carnet-leaf
            kind="attendance"
            [heading]="'credentials.attendance' | transloco: { month: (month() | day: 'month') }"
            [organisation]="first().issuerName"
            [identifier]="first().issuerDid"
            [ink]="ink()"
          >
            <span>{{ 'credentials.halfDays' | transloco: { count: cards().length } }}</span>
          </carnet-leaf>
        </summary>
        <ul>
          @for (card of cards(); track card.id) {
            <li>
              <a [routerLink]="['/credentials', card.id]">{{ card.title }}</a>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    a {
      display: block;
      border-radius: var(--mat-sys-corner-medium);
      color: inherit;
      text-decoration: none;
    }
    summary {
      border-radius: var(--mat-sys-corner-medium);
      list-style: none;
      cursor: pointer;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    ul {
      margin: 8px 0 0;
      padding: 0 0 0 56px;
      list-style: none;
    }
    li a {
      padding: 12px;
      color: var(--mat-sys-primary);
      text-decoration: underline;
    }
  `,
})
export class CardLeaf {
  readonly stacked = input.required<Stacked>();
  protected readonly cards = computed(() => {
    const stacked = this.stacked();
    return stacked.kind === 'card' ? [stacked.card] : stacked.cards;
  });
  protected readonly first = computed(() => this.cards()[0]!);
  protected readonly month = computed(() => {
    const stacked = this.stacked();
    return stacked.kind === 'month' ? `${stacked.month}-01` : '';
  });
  protected readonly ink = computed(() => this.first().ink as Ink | null);
  protected readonly kind = computed(() => {
    const { kind } = this.first();
    return kind === 'other' ? 'completion' : kind;
  });
  protected readonly off = computed(
    () => this.first().state === 'revoked' || this.first().state === 'expired' || this.first().state === 'suspended',
  );
  protected readonly tone = computed(() => (this.first().state === 'expired' ? 'off' : toneOf(this.first().state)));
}
