import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { closePresentationLink, listPresentationLinks, type PresentationLink } from '#shared/contracts/verifier/presentations';

/** The links the company gave away. */
export const LinksStore = signalStore(
  withState({ items: [] as readonly PresentationLink[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listPresentationLinks));
      if (found) patchState(store, { items: found.items });
    };
    return {
      load,
      async close(linkId: PresentationLink['id']): Promise<Refused | null> {
        const answer = await api.call(closePresentationLink, { params: { linkId } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
