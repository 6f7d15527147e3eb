import { Component, inject, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connectivity } from '../connectivity.ts';

/** Says that the network is away and how many actions wait; everything else stays readable. */
@Component({
  selector: 'carnet-offline-band',
  imports: [MatIcon, TranslocoPipe],
  template: `
    <div role="status">
      @if (!link.online()) {
        <p>
          <mat-icon svgIcon="cloud_off" />
          @if (link.waiting() > 0) {
            <span>{{ 'common.offline.waiting' | transloco: { count: link.waiting() } }}</span>
            <button type="button" (click)="see.emit()">{{ 'common.offline.see' | transloco }}</button>
          } @else {
            <span>{{ 'common.offline.none' | transloco }}</span>
          }
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      margin: 0;
      padding: 10px var(--carnet-gutter);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      font: var(--mat-sys-body-medium);
    }
    span {
      flex: 1;
    }
    button {
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--mat-sys-corner-small);
      background: none;
      color: var(--mat-sys-inverse-primary);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
  `,
})
export class OfflineBand {
  /** The person wants to see what waits. */
  readonly see = output();
  protected readonly link = inject(Connectivity);
}
