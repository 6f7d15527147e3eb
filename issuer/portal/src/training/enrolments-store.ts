import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import {
  getTrainingSession,
  inviteTraineeAgain,
  listEnrolments,
  withdrawEnrolment,
  type Enrolment,
  type Session,
} from '#shared/contracts/issuer/training';

type SessionId = Session['id'];

/** One session and its trainees. */
export const EnrolmentsStore = signalStore(
  withState({ session: null as Session | null, items: [] as readonly Enrolment[] }),
  withRequest(),
  withComputed(({ items }) => ({ active: computed(() => items().filter((one) => one.state === 'active')) })),
  withMethods((store, api = inject(Api)) => {
    const load = async (sessionId: SessionId): Promise<void> => {
      const [session, found] = await Promise.all([
        api.call(getTrainingSession, { params: { sessionId } }),
        store.follow(api.call(listEnrolments, { params: { sessionId } })),
      ]);
      if (session.ok) patchState(store, { session: session.data });
      if (found) patchState(store, { items: found.items });
    };
    const replace = async (answer: Promise<{ readonly ok: true; readonly data: Enrolment } | Refused>): Promise<Refused | null> => {
      const found = await answer;
      if (!found.ok) return found;
      patchState(store, ({ items }) => ({ items: items.map((one) => (one.id === found.data.id ? found.data : one)) }));
      return null;
    };
    return {
      load,
      invite: ({ id }: Enrolment, walletLost: boolean) =>
        replace(api.call(inviteTraineeAgain, { params: { enrolmentId: id }, body: { walletLost } })),
      stop: ({ id }: Enrolment) => replace(api.call(withdrawEnrolment, { params: { enrolmentId: id } })),
    };
  }),
);
