import { Component } from '@angular/core';

/** The drawing of the first screen: leaves that leave their stubs. Decorative. */
@Component({
  selector: 'carnet-leaves',
  template: `
    <svg viewBox="0 0 300 170" aria-hidden="true">
      <g transform="rotate(-5 110 80)">
        <rect class="back" x="14" y="18" width="230" height="118" rx="14" />
        <path class="plum" d="M28 18h46v118H28a14 14 0 0 1-14-14V32a14 14 0 0 1 14-14z" />
      </g>
      <g transform="rotate(4 170 95)">
        <rect class="paper" x="60" y="34" width="224" height="120" rx="14" />
        <path class="blue" d="M74 34h50v120H74a14 14 0 0 1-14-14V48a14 14 0 0 1 14-14z" />
        <path class="dots" d="M124 40v112" />
        <path class="line" d="M142 66h104M142 86h104M142 106h64" />
        <circle class="spot" cx="252" cy="124" r="18" />
        <path class="tick" d="m244 124 6 6 11-12" />
      </g>
    </svg>
  `,
  styles: `
    svg {
      display: block;
      width: min(300px, 100%);
      margin-inline: auto;
    }
    .back,
    .paper {
      fill: var(--carnet-paper);
      stroke: var(--carnet-perforation);
    }
    .plum {
      fill: var(--mat-sys-tertiary);
    }
    .blue {
      fill: var(--mat-sys-primary);
    }
    .dots {
      stroke: var(--carnet-paper);
      stroke-width: 3;
      stroke-dasharray: 0.1 8;
      stroke-linecap: round;
    }
    .line {
      stroke: var(--carnet-rule);
      stroke-width: 6;
      stroke-linecap: round;
    }
    .spot {
      fill: var(--mat-sys-tertiary-container);
    }
    .tick {
      fill: none;
      stroke: var(--mat-sys-tertiary);
      stroke-width: 4;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Leaves {}
