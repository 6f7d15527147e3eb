import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { issueCompletions, listCompletions, type SessionCompletions } from '#shared/contracts/issuer/completions';
import type { Session } from '#shared/contracts/issuer/training';

/** Hours done by each trainee of a session, and their certificates. */
export const CompletionsStore = signalStore(
  withState({ shown: null as SessionCompletions | null, issuing: false }),
  withRequest(),
  withComputed(({ shown }) => ({
    items: computed(() => shown()?.items ?? []),
    /** Whom the button would give one. */
    due: computed(() => (shown()?.ended ? (shown()?.items ?? []) : []).filter((one) => one.minutes > 0 && one.state !== 'current').length),
  })),
  withMethods((store, api = inject(Api)) => ({
    async load(sessionId: Session['id']): Promise<void> {
      const found = await store.follow(api.call(listCompletions, { params: { sessionId } }));
      if (found) patchState(store, { shown: found });
    },
    async issue(sessionId: Session['id']): Promise<Refused | null> {
      patchState(store, { issuing: true });
      const answer = await api.call(issueCompletions, { params: { sessionId } });
      patchState(store, { issuing: false });
      if (!answer.ok) return answer;
      patchState(store, { shown: answer.data });
      return null;
    },
  })),
);
