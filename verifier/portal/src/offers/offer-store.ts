import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { getOffer, withdrawOffer, type Offer } from '#shared/contracts/verifier/offers';

/** One offer, and the way to take it back. */
export const OfferStore = signalStore(
  withState({ offer: null as Offer | null }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(offerId: Offer['id']): Promise<void> {
      const offer = await store.follow(api.call(getOffer, { params: { offerId } }));
      if (offer) patchState(store, { offer });
    },
    /** Null when done, else why not. */
    async withdraw(offerId: Offer['id']): Promise<Refused | null> {
      const answer = await api.call(withdrawOffer, { params: { offerId } });
      if (!answer.ok) return answer;
      patchState(store, { offer: answer.data });
      return null;
    },
  })),
);
