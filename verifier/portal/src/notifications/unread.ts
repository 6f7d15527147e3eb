import { inject, Injectable } from '@angular/core';
import { Api } from '#shared/angular/api';
import { Badges } from '#shared/angular/badges';
import { Session } from '#shared/angular/session';
import { listNotifications } from '#shared/contracts/verifier/notifications';

/** The counter on the inbox in the menu. */
@Injectable({ providedIn: 'root' })
export class Unread {
  readonly #api = inject(Api);
  readonly #badges = inject(Badges);
  readonly #session = inject(Session);

  set(count: number): void {
    this.#badges.set('notifications', count);
  }

  /** Asks how many wait; a refusal leaves the counter as it is. */
  async refresh(): Promise<void> {
    if (!this.#session.can(listNotifications.allow)) return;
    const answer = await this.#api.call(listNotifications);
    if (answer.ok) this.set(answer.data.unread);
  }
}
