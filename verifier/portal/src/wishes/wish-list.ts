import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { claimNames, kindName } from './wish-words.ts';

/** What is asked, to read: by kind, with its claims and whether they are needed. */
@Component({
  selector: 'carnet-wish-list',
  imports: [MatIcon, TranslocoPipe],
  template: `
    <ul class="paper lines">
      @for (wish of lines(); track $index) {
        <li>
          <span class="grow">
            <strong>{{ wish.name }}</strong>
            @if (wish.label) {
              <span class="medium">« {{ wish.label }} »</span>
            }
            <span class="medium muted">{{ wish.claims }}</span>
          </span>
          <span class="need small muted">
            @if (wish.required) {
              <mat-icon class="tiny-icon" svgIcon="lock" />
            }
            {{ (wish.required ? 'wishes.required' : 'wishes.optional') | transloco }}
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      align-items: baseline;
    }
    .grow > * {
      display: block;
      overflow-wrap: anywhere;
    }
    strong {
      font: var(--mat-sys-title-small);
    }
    .need {
      display: inline-flex;
      gap: 5px;
      align-items: center;
    }
  `,
})
export class WishList {
  readonly wishes = input.required<readonly WishedClaim[]>();
  /** Names of competences, by code. */
  readonly known = input<Readonly<Record<string, string>>>({});
  readonly #locale = inject(Language).current;
  protected readonly lines = computed(() =>
    this.wishes().map((wish) => ({
      name: kindName(wish.kind, this.#locale()),
      label: wish.code === null ? null : (this.known()[wish.code] ?? null),
      claims: claimNames(wish, this.#locale()),
      required: wish.required,
    })),
  );
}
