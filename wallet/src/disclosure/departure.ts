import { DOCUMENT, inject, Injectable } from '@angular/core';

/** The way out of the wallet to a page of the web, in this same tab: what began there goes on there. */
@Injectable({ providedIn: 'root' })
export class Departure {
  readonly #window = inject(DOCUMENT).defaultView;

  to(address: string): void {
    this.#window?.location.assign(address);
  }
}
