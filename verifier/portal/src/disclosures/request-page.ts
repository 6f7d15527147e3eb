import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Qr } from '#shared/angular/look/qr';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import type { PresentationRequest } from '#shared/contracts/verifier/disclosures';
import { watch } from '../app/watch.ts';
import { WishList } from '../wishes/wish-list.ts';
import { RequestStore } from './request-store.ts';

/** The QR to scan, what it asks, and where the answer stands; the answer opens by itself. */
@Component({
  selector: 'carnet-request-page',
  imports: [CopyButton, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, Qr, RouterLink, TranslocoPipe, WishList],
  templateUrl: './request-page.html',
  styleUrl: './request-page.scss',
  providers: [RequestStore],
})
export class RequestPage {
  readonly id = input.required<PresentationRequest['id']>();
  protected readonly store = inject(RequestStore);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
    effect(() => {
      const disclosure = this.store.answer();
      if (disclosure) untracked(() => void this.#router.navigate(['/disclosures', disclosure], { replaceUrl: true }));
    });
    watch(() => this.store.load(this.id()));
  }

  protected async confirm(present: boolean): Promise<void> {
    const refused = await this.store.confirm(this.id(), present);
    if (refused) this.#notices.refused(refused);
  }
  protected async cancel(): Promise<void> {
    const refused = await this.store.cancel(this.id());
    if (refused) this.#notices.refused(refused);
  }
}
