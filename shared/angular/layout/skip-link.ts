import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** First thing the keyboard meets: jumps over the navigation to `#content`. */
@Component({
  selector: 'carnet-skip-link',
  imports: [TranslocoPipe],
  template: `<a href="#content" (click)="jump($event)">{{ 'common.skip' | transloco }}</a>`,
  styles: `
    a {
      position: fixed;
      top: 8px;
      left: 8px;
      z-index: 30;
      padding: 12px 20px;
      border-radius: var(--mat-sys-corner-medium);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-large);
      text-decoration: none;
    }
    a:not(:focus) {
      clip-path: inset(50%);
    }
  `,
})
export class SkipLink {
  protected jump(event: Event): void {
    event.preventDefault();
    document.getElementById('content')?.focus();
  }
}
