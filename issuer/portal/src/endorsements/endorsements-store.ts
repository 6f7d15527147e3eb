import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Answer, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import * as contract from '#shared/contracts/issuer/endorsements';
import type { Endorsement } from '#shared/contracts/issuer/endorsements';

/** Experiences that persons ask this organism to endorse, what waits first. */
export const EndorsementsStore = signalStore(
  withState<{ readonly items: readonly Endorsement[] }>({ items: [] }),
  withRequest(),
  withMethods((store, api = inject(Api)) => {
    const load = async (): Promise<void> => {
      const found = await store.follow(api.call(contract.listEndorsements));
      if (found) patchState(store, { items: found.items });
    };
    const then = async (asked: Promise<Answer<unknown>>): Promise<Refused | null> => {
      const heard = await asked;
      await load();
      return heard.ok ? null : heard;
    };
    const of = ({ id }: Endorsement) => ({ params: { endorsementId: id } });
    return {
      load,
      endorse: (one: Endorsement, competences: readonly string[]) =>
        then(api.call(contract.endorseExperience, { ...of(one), body: { competences: [...competences] } })),
      refuse: (one: Endorsement, answer: string) => then(api.call(contract.refuseEndorsement, { ...of(one), body: { answer } })),
      withdraw: (one: Endorsement, reason: string) => then(api.call(contract.withdrawEndorsement, { ...of(one), body: { reason } })),
      file: (one: Endorsement) => api.call(contract.getEvidence, of(one)),
    };
  }),
);
