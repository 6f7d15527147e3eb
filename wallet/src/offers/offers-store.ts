import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import type { Refused } from '#shared/angular/api';
import { Badges } from '#shared/angular/badges';
import { Words } from '#shared/angular/i18n/words';
import type { RequestStatus } from '#shared/angular/request-state';
import { getProfile, type Profile } from '#shared/contracts/verifier/candidates';
import {
  listWalletJobOffers,
  refuseJobOffer,
  requestForOffer,
  seeWalletJobOffer,
  type WalletOfferReceived,
} from '#shared/contracts/verifier/offers';
import { verifierCaller } from '../profile/verifier-key.ts';
import { emptiedOnLock } from '../vault/emptied-on-lock.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { Refusal } from '../vault/wallet.ts';

interface State {
  readonly status: RequestStatus;
  readonly refusal: Refused | null;
  readonly offers: readonly WalletOfferReceived[];
  readonly profile: Profile | null;
  readonly busy: boolean;
  readonly problem: string | null;
}
const start: State = { status: 'idle', refusal: null, offers: [], profile: null, busy: false, problem: null };
const offline = (title: string): Refused => ({ ok: false, code: 'offline', title, status: 0 });

/** Offers received by the key made for the verifier, and the profile they were sent to. */
export const OffersStore = signalStore(
  { providedIn: 'root' },
  withState(start),
  emptiedOnLock(start),
  withComputed(({ offers }) => ({ open: computed(() => offers().filter((offer) => offer.state === 'sent' || offer.state === 'seen')) })),
  withMethods((store, safe = inject(Safe), words = inject(Words), badges = inject(Badges)) => {
    const caller = async () => verifierCaller(await safe.wallet());
    const load = async (): Promise<void> => {
      patchState(store, { status: store.status() === 'ready' ? 'ready' : 'loading', refusal: null, problem: null });
      try {
        const call = await caller();
        const [offers, profile] = await Promise.all([call.call(listWalletJobOffers), call.call(getProfile)]);
        if (!offers.ok) throw new Refusal(offers.code, offers.title);
        patchState(store, { offers: offers.data.items, profile: profile.ok ? profile.data.profile : null, status: 'ready' });
        badges.set('offers', store.open().filter((offer) => offer.state === 'sent').length);
      } catch (cause) {
        const refusal = offline(problemWords(words, cause));
        patchState(store, { refusal, status: store.status() === 'ready' ? 'ready' : 'error' });
      }
    };
    const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
      if (store.busy()) return null;
      patchState(store, { busy: true, problem: null });
      try {
        return await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
        return null;
      } finally {
        patchState(store, { busy: false });
      }
    };
    type Id = WalletOfferReceived['id'];
    return {
      load,
      async see(offerId: Id): Promise<void> {
        const answer = await (await caller()).call(seeWalletJobOffer, { params: { offerId } }).catch(() => null);
        if (answer?.ok) await load();
      },
      /** The presentation request that answers yes. */
      request: (offerId: Id): Promise<string | null> =>
        attempt(async () => {
          const answer = await (await caller()).call(requestForOffer, { params: { offerId } });
          if (!answer.ok) throw new Refusal(answer.code, answer.title);
          return answer.data.uri;
        }),
      async refuse(offerId: Id): Promise<void> {
        await attempt(async () => {
          const answer = await (await caller()).call(refuseJobOffer, { params: { offerId } });
          if (!answer.ok) throw new Refusal(answer.code, answer.title);
        });
        await load();
      },
    };
  }),
);
