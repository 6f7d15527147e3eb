import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { listReceipts, type KeptReceipt } from '#shared/contracts/verifier/receipts';

/** The company's side of the consent receipts. */
export const ReceiptsStore = signalStore(
  withState({ items: [] as readonly KeptReceipt[] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(): Promise<void> {
      const found = await store.follow(api.call(listReceipts));
      if (found) patchState(store, found);
    },
  })),
);
