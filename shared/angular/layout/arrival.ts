import { inject, Injectable } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { filter } from 'rxjs';

/** After a navigation the title of the new page takes the focus, so that a screen reader says where one is; not at the first page of a visit. */
@Injectable({ providedIn: 'root' })
export class Arrival {
  #navigations = 0;

  constructor() {
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationStart))
      .subscribe(() => (this.#navigations += 1));
  }

  at(heading: HTMLElement): void {
    if (this.#navigations < 1 || document.activeElement?.closest('[popover], .cdk-overlay-container')) return;
    queueMicrotask(() => heading.focus({ preventScroll: true }));
  }
}
