import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listSessions, type Session } from '#shared/contracts/issuer/training';

/** The training sessions one may see. */
export const SessionsStore = signalStore(
  withState({ items: [] as readonly Session[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(): Promise<void> {
      const found = await store.follow(api.call(listSessions));
      if (found) patchState(store, { items: found.items });
    },
  })),
);
