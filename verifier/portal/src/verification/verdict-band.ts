import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { toneOf } from '#shared/angular/look/verdict';
import type { Verdict } from '#shared/credentials/report';

/** The verdict before anything else: shape, icon, word, one sentence, and when it was reached. */
@Component({
  selector: 'carnet-verdict-band',
  imports: [InstantPipe, MatIcon, TranslocoPipe],
  template: `
    <span class="mark" aria-hidden="true"><mat-icon [svgIcon]="icon()" /></span>
    <div>
      @if (main()) {
        <h1 tabindex="-1">{{ 'common.verdict.' + tone() | transloco }}</h1>
      } @else {
        <h2>{{ 'common.verdict.' + tone() | transloco }}</h2>
      }
      <p class="sentence">{{ sentence() }}</p>
      <p class="small">
        {{
          (here() ? 'verification.checkedHere' : 'verification.checkedAt')
            | transloco: { day: (checkedAt() | instant: 'longDate'), time: (checkedAt() | instant: 'time') }
        }}
      </p>
      <ng-content />
    </div>
  `,
  styleUrl: './verdict-band.scss',
  host: { '[attr.data-tone]': 'tone()', '[class.main]': 'main()' },
})
export class VerdictBand {
  readonly verdict = input.required<Verdict>();
  readonly sentence = input.required<string>();
  /** An instant. */
  readonly checkedAt = input.required<string>();
  /** The verdict is the title of the page. */
  readonly main = input(false);
  /** Checked in this browser. */
  readonly here = input(false);
  protected readonly tone = computed(() => toneOf(this.verdict()));
  protected readonly icon = computed(() => ({ ok: 'check', check: 'help', no: 'close', off: 'remove' })[this.tone()]);
}
