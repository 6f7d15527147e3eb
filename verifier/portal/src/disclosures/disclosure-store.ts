import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import { checkDisclosure, getDisclosure, type Disclosure } from '#shared/contracts/verifier/disclosures';

/** One sharing, looked at again while its page is open: what was taken back leaves the screen at the next look. */
export const DisclosureStore = signalStore(
  withState({ disclosure: null as Disclosure | null, checking: false, takenBack: false }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const keep = (disclosure: Disclosure): void => {
      const before = store.disclosure();
      const left = before?.id === disclosure.id && before.state === 'received' && disclosure.state !== 'received';
      patchState(store, { disclosure, takenBack: left || (before?.id === disclosure.id && store.takenBack()) });
    };
    return {
      /** False once nothing more can come: the data is gone for good. */
      async load(disclosureId: Disclosure['id']): Promise<boolean> {
        const disclosure = await store.follow(api.call(getDisclosure, { params: { disclosureId } }));
        if (disclosure) keep(disclosure);
        return store.disclosure()?.state !== 'withdrawn';
      },
      async check(disclosureId: Disclosure['id']): Promise<void> {
        if (store.checking()) return;
        patchState(store, { checking: true });
        const disclosure = await store.follow(api.call(checkDisclosure, { params: { disclosureId } }));
        if (disclosure) keep(disclosure);
        patchState(store, { checking: false });
      },
    };
  }),
);
