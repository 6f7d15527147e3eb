import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { answerReport, listReports, type Report } from '#shared/contracts/verifier/reports';

/** Reports of abusive requests, those that wait first. */
export const ReportsStore = signalStore(
  withState({ items: [] as readonly Report[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listReports));
      if (found) patchState(store, found);
    };
    return {
      load,
      /** Null when done, else why not. */
      async answer({ id }: Report, body: { readonly upheld: boolean; readonly answer: string }): Promise<Refused | null> {
        const answer = await api.call(answerReport, { params: { reportId: id }, body });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
