import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Level } from '#shared/angular/look/level';
import type { Card } from '../credentials/card-groups.ts';
import { departments } from '#shared/angular/departments';
import type { Draft } from './draft.ts';

/** The masked card, live: exactly what would be found, and no handle, since each recruiter sees another one. */
@Component({
  selector: 'carnet-own-card',
  imports: [DayPipe, Level, MatIcon, TranslocoPipe],
  template: `
    <section class="paper" [attr.aria-label]="'profile.preview' | transloco">
      <p class="eye small"><mat-icon svgIcon="visibility" />{{ 'profile.preview' | transloco }}</p>
      <div class="body">
        <p class="row" [hidden]="folded()">
          <mat-icon svgIcon="domino_mask" /><span class="grow small muted">{{ 'profile.handle' | transloco }}</span>
        </p>
        <p class="medium">
          {{ department() }} · {{ 'profile.situations.' + draft().situation | transloco }} ·
          {{
            draft().availableFrom
              ? ('profile.availableFrom' | transloco) + ' ' + (draft().availableFrom | day: 'shortDate')
              : ('profile.availableNow' | transloco)
          }}
        </p>
        <p class="strong medium">{{ 'profile.proofs' | transloco: { count: competences().length } }}</p>
        <ul [hidden]="folded()">
          @for (card of competences(); track card.id) {
            <li class="small">
              <span class="grow">{{ card.title }}</span>
              @if (card.level; as level) {
                <carnet-level [notches]="level.notches" [label]="level.label" />
              }
            </li>
          }
        </ul>
      </div>
    </section>
  `,
  styles: `
    p {
      margin: 0;
    }
    [hidden] {
      display: none;
    }
    .paper {
      overflow: hidden;
    }
    .eye {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 6px 14px;
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
    }
    .body {
      display: grid;
      gap: 6px;
      max-height: 34vh;
      padding: 12px 14px;
      overflow-y: auto;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
      justify-content: space-between;
      padding-block: 3px;
    }
  `,
})
export class OwnCard {
  readonly draft = input.required<Draft>();
  readonly competences = input.required<readonly Card[]>();
  readonly folded = input(false);
  protected readonly department = computed(
    () => departments.find(([code]) => code === this.draft().department)?.[1] ?? this.draft().department,
  );
}
