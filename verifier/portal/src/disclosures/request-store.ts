import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import {
  cancelPresentationRequest,
  confirmPresentation,
  getPresentationRequest,
  type PresentationRequest,
} from '#shared/contracts/verifier/disclosures';

/** A request at the counter, from its QR to the answer. */
export const RequestStore = signalStore(
  withState({ request: null as PresentationRequest | null }),
  withRequest(),
  withComputed(({ request }) => ({
    open: computed(() => ['created', 'fetched', 'held'].includes(request()?.state ?? '')),
    answer: computed(() => request()?.disclosureId ?? null),
  })),
  withMethods((store, api = inject(Api)) => {
    /** False once it is over. */
    const load = async (requestId: PresentationRequest['id']): Promise<boolean> => {
      const request = await store.follow(api.call(getPresentationRequest, { params: { requestId } }));
      if (request) patchState(store, { request });
      return store.request() === null || store.open();
    };
    return {
      load,
      async confirm(requestId: PresentationRequest['id'], present: boolean): Promise<Refused | null> {
        const answer = await api.call(confirmPresentation, { params: { requestId }, body: { present } });
        await load(requestId);
        return answer.ok ? null : answer;
      },
      async cancel(requestId: PresentationRequest['id']): Promise<Refused | null> {
        const answer = await api.call(cancelPresentationRequest, { params: { requestId } });
        await load(requestId);
        return answer.ok ? null : answer;
      },
    };
  }),
);
