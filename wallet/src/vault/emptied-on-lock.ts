import { effect, inject, untracked } from '@angular/core';
import { patchState, signalStoreFeature, type, withHooks } from '@ngrx/signals';
import { Safe } from './safe.ts';

/** A store that outlives a page forgets what it showed as soon as the wallet locks or is gone: nothing readable stays in memory (ARF WIAM_15). */
export const emptiedOnLock = <T extends object>(start: T) =>
  signalStoreFeature(
    { state: type<T>() },
    withHooks({
      onInit(store, safe = inject(Safe)) {
        effect(() => {
          if (['locked', 'absent'].includes(safe.state())) untracked(() => patchState(store, start));
        });
      },
    }),
  );
