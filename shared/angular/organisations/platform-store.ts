import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import {
  approveOrganisation,
  listOrganisations,
  refuseOrganisation,
  resumeOrganisation,
  suspendOrganisation,
  type Organisation,
} from '#shared/contracts/organisations';
import { closeOrganisation } from '#shared/contracts/signing-keys';
import { Api, type Refused } from '../api.ts';
import { withRequest } from '../request-state.ts';

export type State = Organisation['state'];
interface Held {
  readonly state: State;
  readonly q: string;
  readonly items: readonly Organisation[];
  readonly counts: Readonly<Record<State, number>>;
  readonly chosen: string | null;
  readonly busy: boolean;
}
const start: Held = {
  state: 'pending',
  q: '',
  items: [],
  counts: { pending: 0, approved: 0, refused: 0, suspended: 0, closed: 0 },
  chosen: null,
  busy: false,
};

/** Organisations by state, and the decisions on them. */
export const PlatformStore = signalStore(
  withState(start),
  withRequest(),
  withComputed(({ items, chosen }) => ({ organisation: computed(() => items().find((one) => one.id === chosen()) ?? null) })),
  withMethods((store, api = inject(Api)) => {
    let asked = 0;
    /** An answer that comes after a later question changes nothing. */
    const load = async (): Promise<void> => {
      const turn = (asked += 1);
      const found = await store.follow(api.call(listOrganisations, { query: { state: store.state(), q: store.q() || undefined } }));
      if (found && turn === asked) patchState(store, found);
    };
    /** Null when decided, else why not. */
    const decide = async (answer: () => Promise<{ readonly ok: true } | Refused>): Promise<Refused | null> => {
      if (store.busy()) return null;
      patchState(store, { busy: true });
      const found = await answer();
      patchState(store, { busy: false });
      await load();
      return found.ok ? null : found;
    };
    const params = ({ id }: Organisation) => ({ organisationId: id });
    return {
      load,
      choose: (id: string): void => patchState(store, { chosen: id }),
      async show(state: State): Promise<void> {
        patchState(store, { state, chosen: null });
        await load();
      },
      async search(q: string): Promise<void> {
        patchState(store, { q });
        await load();
      },
      approve: (one: Organisation) => decide(() => api.call(approveOrganisation, { params: params(one) })),
      resume: (one: Organisation) => decide(() => api.call(resumeOrganisation, { params: params(one) })),
      refuse: (one: Organisation, reason: string) => decide(() => api.call(refuseOrganisation, { params: params(one), body: { reason } })),
      close: (one: Organisation, reason: string) => decide(() => api.call(closeOrganisation, { params: params(one), body: { reason } })),
      suspend: (one: Organisation, reason: string) =>
        decide(() => api.call(suspendOrganisation, { params: params(one), body: { reason } })),
    };
  }),
);
