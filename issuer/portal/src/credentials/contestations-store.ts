import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { answerContestation, listContestations, type Contestation } from '#shared/contracts/issuer/contestations';

/** What holders contest, what waits for an answer first. */
export const ContestationsStore = signalStore(
  withState<{ readonly items: readonly Contestation[]; readonly open: number }>({ items: [], open: 0 }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listContestations));
      if (found) patchState(store, found);
    };
    return {
      load,
      async keep({ id }: Contestation, answer: string): Promise<Refused | null> {
        const heard = await api.call(answerContestation, { params: { contestationId: id }, body: { answer } });
        await load();
        return heard.ok ? null : heard;
      },
    };
  }),
);
