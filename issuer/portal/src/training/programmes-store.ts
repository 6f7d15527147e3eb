import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listProgrammes, type Programme } from '#shared/contracts/issuer/training';

/** The programmes of the organism. */
export const ProgrammesStore = signalStore(
  withState({ items: [] as readonly Programme[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(): Promise<void> {
      const found = await store.follow(api.call(listProgrammes));
      if (found) patchState(store, { items: found.items });
    },
  })),
);
