import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listNeeds, withdrawNeed, type Need } from '#shared/contracts/verifier/needs';

/** What the company declared that it needs. */
export const NeedsStore = signalStore(
  withState({ items: [] as readonly Need[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listNeeds));
      if (found) patchState(store, found);
    };
    return {
      load,
      /** Null when done, else why not. */
      async withdraw({ id }: Need): Promise<Refused | null> {
        const answer = await api.call(withdrawNeed, { params: { needId: id } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
