import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** How far one is in the first run: four bars, said in words to screen readers. */
@Component({
  selector: 'carnet-steps',
  imports: [TranslocoPipe],
  template: `
    @for (step of [1, 2, 3, 4]; track step) {
      <i [class.on]="step <= at()"></i>
    }
    <span class="cdk-visually-hidden">{{ 'start.step' | transloco: { step: at() } }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: 6px;
      padding-block: 20px 8px;
    }
    i {
      height: 4px;
      border-radius: 2px;
      background: var(--mat-sys-surface-container-highest);
    }
    .on {
      background: var(--mat-sys-primary);
    }
  `,
})
export class Steps {
  readonly at = input.required<1 | 2 | 3 | 4>();
}
