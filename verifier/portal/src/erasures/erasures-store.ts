import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { answerErasure, listErasures, type Erasure } from '#shared/contracts/verifier/erasures';

/** Requests for erasure, those that wait first. */
export const ErasuresStore = signalStore(
  withState({ items: [] as readonly Erasure[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listErasures));
      if (found) patchState(store, found);
    };
    return {
      load,
      /** Null when done, else why not. Without a reason everything was erased. */
      async answer({ id }: Erasure, reason: string | null): Promise<Refused | null> {
        const answer = await api.call(answerErasure, { params: { erasureId: id }, body: { erased: reason === null, reason } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
