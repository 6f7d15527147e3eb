import { Component, computed, input } from '@angular/core';
import { inkOf, monogramOf, type Ink } from './ink.ts';

/** Two letters on the ink of an organisation. Decorative: its name stands beside it. */
@Component({
  selector: 'carnet-monogram',
  template: `{{ letters() }}`,
  styles: `
    :host {
      display: grid;
      flex: none;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: var(--mat-sys-corner-medium);
      background: var(--carnet-ink);
      color: var(--carnet-on-ink);
      font: 700 1rem/1 var(--mat-sys-headline-medium-font);
      letter-spacing: -0.02em;
    }
    :host(.small) {
      width: 32px;
      height: 32px;
      border-radius: 7px;
      font-size: 0.8125rem;
    }
  `,
  host: { 'aria-hidden': 'true', '[attr.data-ink]': 'ink() ?? hashed()', '[class.small]': 'small()' },
})
export class Monogram {
  readonly name = input.required<string>();
  /** What the ink is made from: the DID, or the id. */
  readonly identifier = input.required<string>();
  readonly ink = input<Ink | null>(null);
  readonly small = input(false);
  protected readonly letters = computed(() => monogramOf(this.name()));
  protected readonly hashed = computed(() => inkOf(this.identifier()));
}
