import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import type * as z from 'zod';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import {
  followPresentation,
  openPresentationLink,
  startPresentation,
  type Asking,
  type Presentation,
} from '#shared/contracts/verifier/presentations';
import { keepSession } from './session.ts';

interface State {
  readonly code: string;
  readonly asking: z.output<typeof Asking> | null;
  readonly session: string | null;
  readonly presentation: Presentation | null;
}
const start: State = { code: '', asking: null, session: null, presentation: null };
const going: readonly Presentation['state'][] = ['created', 'fetched', 'held'];

/** One link followed, from who asks to the answer. */
export const PresentationStore = signalStore(
  withState(start),
  withRequest(),
  withComputed(({ presentation }) => ({
    going: computed(() => going.includes(presentation()?.state ?? 'expired')),
  })),
  withMethods((store, api = inject(Api)) => ({
    async open(code: string): Promise<void> {
      const asking = await store.follow(api.call(openPresentationLink, { body: { code } }));
      if (asking) patchState(store, { code, asking });
    },
    async start(device: 'same' | 'other'): Promise<void> {
      const started = await store.follow(api.call(startPresentation, { body: { code: store.code(), device } }));
      if (!started) return;
      keepSession(started.session);
      patchState(store, { session: started.session, presentation: started.presentation });
    },
    /** False once nothing more will come. */
    async look(): Promise<boolean> {
      const session = store.session();
      if (!session) return true;
      const presentation = await store.follow(api.call(followPresentation, { body: { session } }));
      if (presentation) patchState(store, { presentation });
      return store.going();
    },
    again: (): void => patchState(store, { session: null, presentation: null }),
  })),
);
