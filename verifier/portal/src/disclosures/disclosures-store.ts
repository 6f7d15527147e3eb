import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import type { ReplyOf } from '#shared/contract/route';
import { listDisclosures } from '#shared/contracts/verifier/disclosures';

export type DisclosureLine = ReplyOf<typeof listDisclosures>['items'][number];

/** What was shared with the company, and the traces of what was taken back. */
export const DisclosuresStore = signalStore(
  withState({ items: [] as readonly DisclosureLine[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(): Promise<void> {
      const found = await store.follow(api.call(listDisclosures));
      if (found) patchState(store, found);
    },
  })),
);
