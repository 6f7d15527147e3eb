import { Component, input } from '@angular/core';

/** The mark, alone or with the wordmark. Decorative: the page or the link around it says the name. */
@Component({
  selector: 'carnet-logo',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path class="stub" d="M8 2a5 5 0 0 0-5 5v18a5 5 0 0 0 5 5h1a3 3 0 0 1 2-2.8V4.8A3 3 0 0 1 9 2z" />
      <path class="sheet" d="M14 3h10a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H14a4.6 4.6 0 0 0-.8-1.2V4.2A4.6 4.6 0 0 0 14 3z" />
      <path class="tick" d="m17 16.4 2.6 2.6 5-5.6" />
    </svg>
    @if (word()) {
      <span>carnet</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5625rem;
      color: var(--mat-sys-on-surface);
      font: 700 1.375rem/1 var(--mat-sys-headline-medium-font);
      letter-spacing: -0.035em;
    }
    svg {
      width: 1.75rem;
      height: 1.75rem;
      flex: none;
    }
    .stub {
      fill: var(--mat-sys-primary);
    }
    .sheet {
      fill: var(--mat-sys-tertiary-container);
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    .tick {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 2.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Logo {
  /** Shows the wordmark beside the mark. */
  readonly word = input(true);
}
