import { Component, input } from '@angular/core';
import { TypographyPipe } from '../i18n/typography.pipe.ts';

export interface ClaimLine {
  readonly label: string;
  readonly value: string;
}

/** The claims of a credential, one a line, separated by dots: each line detaches. Same order on detail, consent, preview and report. */
@Component({
  selector: 'carnet-claims',
  imports: [TypographyPipe],
  template: `
    <dl>
      @for (line of lines(); track $index) {
        <div>
          <dt>{{ line.label }}</dt>
          <dd>{{ line.value | typography }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--mat-sys-corner-large);
      background: var(--carnet-paper);
    }
    dl,
    dd {
      margin: 0;
    }
    div {
      padding: 12px 16px;
      break-inside: avoid;
    }
    div + div {
      border-top: 2px dotted var(--carnet-perforation);
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class Claims {
  readonly lines = input.required<readonly ClaimLine[]>();
}
