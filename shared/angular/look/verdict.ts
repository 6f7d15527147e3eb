import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Words } from '../i18n/words.ts';

export type Tone = 'ok' | 'check' | 'no' | 'off';
const icons: Readonly<Record<Tone, string>> = {
  ok: 'check_circle-fill',
  check: 'help-fill',
  no: 'cancel-fill',
  off: 'do_not_disturb_on-fill',
};
const tones: Readonly<Record<string, Tone>> = {
  verified: 'ok',
  'to-check': 'check',
  refused: 'no',
  passed: 'ok',
  unchecked: 'check',
  failed: 'no',
  valid: 'ok',
  revoked: 'no',
  suspended: 'check',
  replaced: 'off',
  expired: 'off',
};

/** The tone of a report's verdict, of a check's outcome, or of a credential's status. What is not known is to verify, never ok. */
export const toneOf = (word: string): Tone => tones[word] ?? 'check';

/** A verdict: shape, icon and word, always together. Content replaces the word ("Contrôle d’hier", "Retirée le 4 nov."). */
@Component({
  selector: 'carnet-verdict',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="icon() ?? icons[tone()]" /><span
      ><ng-content>{{ word() }}</ng-content></span
    >`,
  styleUrl: './verdict.scss',
  host: { '[attr.data-tone]': 'tone()', '[class.fill]': 'fill()' },
})
export class Verdict {
  readonly tone = input.required<Tone>();
  /** On a wash, for a place of its own (detail, organism recognised). */
  readonly fill = input(false);
  /** Another icon than the verdict's: `event_busy` for expired, `hourglass_top` for a wait. */
  readonly icon = input<string>();
  readonly #words = inject(Words);
  protected readonly icons = icons;
  protected readonly word = computed(() => this.#words.say(`common.verdict.${this.tone()}`));
}
