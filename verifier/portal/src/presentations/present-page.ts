import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Qr } from '#shared/angular/look/qr';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { ListStates } from '#shared/angular/states/list-states';
import { watch } from '../app/watch.ts';
import { WishList } from '../wishes/wish-list.ts';
import { PresentationStore } from './presentation-store.ts';

/** For whoever was given a link: who asks, for what; then the wallet of this device, or a code and a number for another. */
@Component({
  selector: 'carnet-present-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, Qr, SiretPipe, TranslocoPipe, WishList],
  templateUrl: './present-page.html',
  styleUrl: './present-page.scss',
  providers: [PresentationStore],
})
export class PresentPage {
  protected readonly store = inject(PresentationStore);
  readonly #code = inject(ActivatedRoute).snapshot.fragment ?? '';

  constructor() {
    void this.load();
    watch(() => this.store.look());
  }

  protected load(): Promise<void> {
    return this.store.open(this.#code);
  }
}
