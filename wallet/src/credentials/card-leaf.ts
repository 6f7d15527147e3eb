import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Connectivity } from '#shared/angular/connectivity';
import type { Ink } from '#shared/angular/look/ink';
import { Leaf } from '#shared/angular/look/leaf';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import type { Stacked } from './card-groups.ts';

/** A leaf of the home that opens its detail: one credential, or a month of half-days that unfolds. */
@Component({
  selector: 'carnet-card-leaf',
  imports: [DayPipe, InstantPipe, Leaf, MatIcon, Level, RouterLink, TranslocoPipe, Verdict],
  template: `
    @if (stacked().kind === 'card') {
      <a [routerLink]="['/credentials', first().id]">
        <carnet-leaf
          [heading]="first().title"
          [kind]="kind()"
          [organisation]="first().kind === 'experience' ? ('credentials.selfDeclared' | transloco) : first().issuerName"
          [identifier]="first().issuerDid"
          [ink]="ink()"
          [off]="off()"
        >
          @if (off()) {
            <carnet-verdict [tone]="tone()" [icon]="first().state === 'expired' ? 'event_busy' : undefined">{{
              'credentials.state.' + (first().revokedAt ? 'revokedOn' : first().state)
                | transloco: { day: (first().revokedAt | instant: 'date') }
            }}</carnet-verdict>
          } @else {
            @if (first().level; as level) {
              <carnet-level [notches]="level.notches" [label]="level.label" />
            }
            <span>{{ first().on | day: 'shortDate' }}</span>
            @if (first().kind !== 'experience') {
              <span class="cdk-visually-hidden">{{ 'credentials.state.' + first().state | transloco }}</span>
            }
            @if (first().kind !== 'experience' && aged()) {
              <carnet-verdict tone="check">{{
                'credentials.checked' | transloco: { when: (first().checkedAt | instant: 'relative') }
              }}</carnet-verdict>
            }
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
              <a [routerLink]="['/credentials', card.id]"
                ><span
                  >{{ card.title
                  }}<span class="cdk-visually-hidden"
                    >, {{ card.issuerName }}, {{ 'credentials.state.' + card.state | transloco }}</span
                  ></span
                ><mat-icon svgIcon="chevron_right"
              /></a>
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
      margin: 8px 0 0 56px;
      padding: 0;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--mat-sys-corner-medium);
      background: var(--carnet-paper);
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--carnet-rule);
    }
    li a {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 48px;
      padding: 4px 8px 4px 16px;
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class CardLeaf {
  readonly stacked = input.required<Stacked>();
  readonly #link = inject(Connectivity);
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
  protected readonly off = computed(() => this.first().state !== 'valid' && this.first().state !== 'unknown');
  /** Nobody could be asked today: the last check is said with its age, and is no longer a check of now. */
  protected readonly aged = computed(() => {
    const { checkedAt, state } = this.first();
    const old = checkedAt !== null && Date.now() - Date.parse(checkedAt) > 86_400_000;
    return state === 'unknown' || old || (checkedAt !== null && !this.#link.online());
  });

  protected readonly tone = computed(() => (this.first().state === 'expired' ? 'off' : toneOf(this.first().state)));
}
