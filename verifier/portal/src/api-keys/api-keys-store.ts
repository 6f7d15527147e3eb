import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listApiKeys, revokeApiKey, type ApiKey } from '#shared/contracts/verifier/api-keys';

/** The company's access keys, by name and last characters only. */
export const ApiKeysStore = signalStore(
  withState({ items: [] as readonly ApiKey[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listApiKeys));
      if (found) patchState(store, found);
    };
    return {
      load,
      /** Null when done, else why not. */
      async revoke({ id }: ApiKey): Promise<Refused | null> {
        const answer = await api.call(revokeApiKey, { params: { apiKeyId: id } });
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
