import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type * as z from 'zod';
import { forgetOutsideIssuer, listOutsideIssuers, type OutsideIssuer } from '#shared/contracts/organisations';
import { Api, type Refused } from '../api.ts';
import { withRequest } from '../request-state.ts';

type Issuer = z.output<typeof OutsideIssuer>;

/** The outside issuers of the registry. */
export const OutsideIssuersStore = signalStore(
  withState({ items: [] as readonly Issuer[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listOutsideIssuers));
      if (found) patchState(store, { items: found.items });
    };
    return {
      load,
      async forget(outsideIssuerId: Issuer['id']): Promise<Refused | null> {
        const answer = await api.call(forgetOutsideIssuer, { params: { outsideIssuerId } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
