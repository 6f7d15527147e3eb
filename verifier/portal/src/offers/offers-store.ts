import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type * as z from 'zod';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listOffers, type Offer, type OfferState } from '#shared/contracts/verifier/offers';

export type StateFilter = z.output<typeof OfferState> | 'all';

interface State {
  readonly items: readonly Offer[];
  readonly counts: { readonly sent: number; readonly seen: number; readonly accepted: number; readonly refused: number };
  readonly filter: StateFilter;
}
const start: State = { items: [], counts: { sent: 0, seen: 0, accepted: 0, refused: 0 }, filter: 'all' };

/** The company's offers, newest first, by state. */
export const OffersStore = signalStore(
  withState(start),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const filter = store.filter();
      const found = await store.follow(api.call(listOffers, { query: filter === 'all' ? {} : { state: filter } }));
      if (found && store.filter() === filter) patchState(store, found);
    };
    return {
      load,
      async show(filter: StateFilter): Promise<void> {
        patchState(store, { filter });
        await load();
      },
    };
  }),
);
