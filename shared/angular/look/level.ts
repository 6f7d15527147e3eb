import { Component, computed, inject, input } from '@angular/core';
import { Words } from '../i18n/words.ts';

const words = ['none', 'bronze', 'argent', 'or'] as const;

/** A level reached: three notches and its word. Ordinal, one hue; no medal colours. */
@Component({
  selector: 'carnet-level',
  template: `
    <i aria-hidden="true">
      @for (notch of [1, 2, 3]; track notch) {
        <b [class.on]="notch <= notches()"></b>
      }
    </i>
    {{ word() }}
    <span class="cdk-visually-hidden">({{ spoken() }})</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 7px;
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }
    i {
      display: inline-flex;
      align-items: flex-end;
      gap: 3px;
      height: 14px;
    }
    b {
      width: 5px;
      height: 14px;
      border-radius: 1.5px;
      background: var(--carnet-rule);
    }
    b:nth-child(1) {
      height: 7px;
    }
    b:nth-child(2) {
      height: 10.5px;
    }
    .on {
      background: var(--mat-sys-primary);
    }
    @media (forced-colors: active) {
      b {
        border: 1px solid CanvasText;
      }
      .on {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
  `,
})
export class Level {
  /** 0 to 3, the contract's `normalised`. */
  readonly notches = input.required<number>();
  /** As the organism says it (`72/100`, `Argent`); bronze, argent, or when absent. */
  readonly label = input<string | null>(null);
  readonly #words = inject(Words);
  protected readonly word = computed(() => this.label() ?? this.#words.say(`common.level.${words[this.notches()] ?? 'none'}`));
  protected readonly spoken = computed(() => this.#words.say('common.level.notches', { level: this.notches() }));
}
