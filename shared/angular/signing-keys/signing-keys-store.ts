import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { getKeyRegister, type KeyRegister } from '#shared/contracts/signing-keys';
import { Api } from '../api.ts';
import { withRequest } from '../request-state.ts';

const pauseMs = 1_000;
const nothing: KeyRegister = { keys: [], rotation: null, document: '' };

/** The register of keys; while a change of key is under way it is asked for again every second. */
export const SigningKeysStore = signalStore(
  withState(nothing),
  withRequest(),
  withComputed(({ rotation }) => ({
    underWay: computed(() => {
      const last = rotation();
      return last !== null && last.state !== 'done';
    }),
  })),
  withMethods((store, api = inject(Api)) => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const stop = (): void => clearTimeout(again);
    const take = (register: KeyRegister): void => {
      patchState(store, register);
      stop();
      if (store.underWay()) again = setTimeout(() => void look(), pauseMs);
    };
    /** Quietly: what is shown stays until there is better. */
    const look = async (): Promise<void> => {
      const answer = await api.call(getKeyRegister);
      take(answer.ok ? answer.data : { keys: store.keys(), rotation: store.rotation(), document: store.document() });
    };
    return {
      take,
      stop,
      async load(): Promise<void> {
        const found = await store.follow(api.call(getKeyRegister));
        if (found) take(found);
      },
    };
  }),
  withHooks({ onDestroy: (store) => store.stop() }),
);
