import { Injectable, signal } from '@angular/core';

/** The invitation a person opened, kept in memory while the wallet is made or unlocked; its code never stands in a URL that is sent. */
@Injectable({ providedIn: 'root' })
export class PendingInvitation {
  readonly #link = signal<string | null>(null);
  readonly link = this.#link.asReadonly();

  keep(link: string): void {
    this.#link.set(link);
  }
  forget(): void {
    this.#link.set(null);
  }
}
