import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listHalfDays, listToday, type HalfDay } from '#shared/contracts/issuer/attendance';
import type { Session } from '#shared/contracts/issuer/training';

type Listed = HalfDay & { readonly session?: string };

/** Half-days of a session, or today's of all of one's sessions. */
export const HalfDaysStore = signalStore(
  withState({ items: [] as readonly Listed[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async today(): Promise<void> {
      const found = await store.follow(api.call(listToday));
      if (found) patchState(store, { items: found.items });
    },
    async ofSession(sessionId: Session['id']): Promise<void> {
      const found = await store.follow(api.call(listHalfDays, { params: { sessionId } }));
      if (found) patchState(store, { items: found.items });
    },
  })),
);
