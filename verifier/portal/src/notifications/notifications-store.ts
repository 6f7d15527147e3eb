import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import type { ReplyOf } from '#shared/contract/route';
import { listNotifications, readNotifications } from '#shared/contracts/verifier/notifications';
import { Unread } from './unread.ts';

export type Line = ReplyOf<typeof listNotifications>['items'][number];

/** The inbox, and the counter that follows it. */
export const NotificationsStore = signalStore(
  withState({ items: [] as readonly Line[], unread: 0 }),
  withRequest(),
  withMethods((store, api = inject(Api), badge = inject(Unread)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(listNotifications));
      if (!found) return;
      patchState(store, found);
      badge.set(found.unread);
    };
    return {
      load,
      async read(): Promise<Refused | null> {
        const answer = await api.call(readNotifications);
        await load();
        return answer.ok ? null : answer;
      },
    };
  }),
);
