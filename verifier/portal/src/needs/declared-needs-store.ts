import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { approveNeed, listDeclaredNeeds, refuseNeed, type DeclaredNeed } from '#shared/contracts/verifier/needs';

/** What companies declare that they need, those that wait first. */
export const DeclaredNeedsStore = signalStore(
  withState({ items: [] as readonly DeclaredNeed[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listDeclaredNeeds));
      if (found) patchState(store, found);
    };
    return {
      load,
      /** With the words of a refusal, or null to approve. Gives null when done, else why not. */
      async decide({ id }: DeclaredNeed, reason: string | null): Promise<Refused | null> {
        const params = { needId: id };
        const answer = await (reason === null ? api.call(approveNeed, { params }) : api.call(refuseNeed, { params, body: { reason } }));
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
