import { Component, input } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { ClaimChoice } from './claim-choice.ts';

/** Each claim with its value, to be ticked; `labelledBy` is the heading above. */
@Component({
  selector: 'carnet-claim-ticks',
  imports: [MatCheckbox],
  template: `
    <ul class="paper lines" [attr.aria-labelledby]="labelledBy()">
      @for (line of choice().lines(); track line.key) {
        <li>
          <mat-checkbox [checked]="choice().ticked().has(line.key)" (change)="choice().toggle(line.key)"
            ><span class="small muted">{{ line.label }}</span
            ><br />{{ line.value }}</mat-checkbox
          >
        </li>
      }
    </ul>
  `,
  styles: `
    ul li {
      padding: 4px 8px;
    }
  `,
})
export class ClaimTicks {
  readonly choice = input.required<ClaimChoice>();
  readonly labelledBy = input.required<string>();
}
