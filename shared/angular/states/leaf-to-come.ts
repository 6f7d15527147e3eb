import { Component } from '@angular/core';

/** The drawing of an empty list: a leaf that is still to come. */
@Component({
  selector: 'carnet-leaf-to-come',
  template: `
    <svg viewBox="0 0 220 150" aria-hidden="true">
      <rect class="shade" x="22" y="18" width="176" height="112" rx="12" />
      <path class="stub" d="M34 22a12 12 0 0 1 12-12h32v104H46a12 12 0 0 1-12-12z" />
      <path class="sheet" d="M78 10h102a12 12 0 0 1 12 12v80a12 12 0 0 1-12 12H78z" />
      <path class="lines" d="M96 40h74M96 58h74M96 76h46" />
      <circle class="seal" cx="164" cy="88" r="13" />
      <path class="tick" d="m158 88 4.5 4.5 8-9" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: min(220px, 100%);
      height: auto;
      margin: 0 auto;
      fill: none;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .shade {
      fill: var(--mat-sys-surface-container-high);
    }
    .stub {
      fill: var(--mat-sys-primary);
    }
    .sheet {
      fill: var(--carnet-paper);
      stroke: var(--carnet-perforation);
      stroke-width: 2;
      stroke-dasharray: 2 6;
    }
    .lines {
      stroke: var(--carnet-rule);
      stroke-width: 3;
    }
    .seal {
      fill: var(--mat-sys-tertiary-container);
    }
    .tick {
      stroke: var(--mat-sys-on-tertiary-container);
      stroke-width: 2.6;
    }
  `,
})
export class LeafToCome {}
