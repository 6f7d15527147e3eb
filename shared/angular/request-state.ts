import { computed, untracked } from '@angular/core';
import { patchState, signalStoreFeature, withComputed, withMethods, withState } from '@ngrx/signals';
import type { Answer, Refused } from './api.ts';

export type RequestStatus = 'idle' | 'loading' | 'ready' | 'error';
interface RequestState {
  readonly status: RequestStatus;
  readonly refusal: Refused | null;
}

/**
 * The life of what a store loads, as `<carnet-list-states>` shows it. `follow(answer)` turns a call into its data, or null and a refusal.
 * What was already loaded stays readable: a failed refresh keeps `ready` and sets the refusal.
 */
export const withRequest = () =>
  signalStoreFeature(
    withState<RequestState>({ status: 'idle', refusal: null }),
    withComputed(({ status }) => ({ loading: computed(() => status() === 'loading') })),
    withMethods((store) => ({
      async follow<T>(answer: Promise<Answer<T>>): Promise<T | null> {
        const before = untracked(store.status); // an effect that loads must not run again because it loads
        patchState(store, { status: before === 'ready' ? 'ready' : 'loading', refusal: null });
        const found = await answer;
        if (found.ok) {
          patchState(store, { status: 'ready' });
          return found.data;
        }
        patchState(store, { status: before === 'ready' ? 'ready' : 'error', refusal: found });
        return null;
      },
    })),
  );
