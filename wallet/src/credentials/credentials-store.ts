import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Badges } from '#shared/angular/badges';
import { Words } from '#shared/angular/i18n/words';
import type { Refused } from '#shared/angular/api';
import type { RequestStatus } from '#shared/angular/request-state';
import { emptiedOnLock } from '../vault/emptied-on-lock.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { cardOf, groupCards, type Card } from './card-groups.ts';
import type { Waiting } from './collect-waiting.ts';
import type { StoredCredential } from './stored-credential.ts';

interface State {
  readonly status: RequestStatus;
  readonly refusal: Refused | null;
  readonly cards: readonly Card[];
  readonly waiting: readonly Waiting[];
  readonly unreachable: readonly string[];
  /** Issuances being collected. */
  readonly collecting: readonly string[];
  readonly collected: number;
  readonly problem: string | null;
  readonly remind: boolean;
}
const start: State = {
  status: 'idle',
  refusal: null,
  cards: [],
  waiting: [],
  unreachable: [],
  collecting: [],
  collected: 0,
  problem: null,
  remind: false,
};

/** What the carnet holds and what waits for it. Protocol code is fetched only when something is collected or checked. */
export const CredentialsStore = signalStore(
  { providedIn: 'root' },
  withState(start),
  emptiedOnLock(start),
  withComputed(({ cards }) => ({ groups: computed(() => groupCards(cards())) })),
  withMethods((store, safe = inject(Safe), words = inject(Words), badges = inject(Badges)) => {
    const show = async (): Promise<void> => {
      const { store: kept } = await safe.wallet();
      const cards = (await kept.all<StoredCredential>('credentials')).map(cardOf);
      patchState(store, { cards, status: 'ready', refusal: null, remind: (await kept.get<boolean>('settings', 'remind-phrase')) === true });
    };
    const look = async (): Promise<void> => {
      const { listWaiting } = await import('./collect-waiting.ts');
      const { items, unreachable } = await listWaiting(await safe.wallet());
      patchState(store, { waiting: items, unreachable });
      badges.set('credentials', items.length);
    };
    const check = async (anew: boolean): Promise<void> => {
      const { refreshStates } = await import('./refresh-states.ts');
      patchState(store, { cards: (await refreshStates(await safe.wallet(), anew)).map(cardOf) });
    };
    const collectOne = async (item: Waiting): Promise<boolean> => {
      patchState(store, ({ collecting }) => ({ collecting: [...collecting, item.issuanceId] }));
      try {
        const { collectWaiting } = await import('./collect-waiting.ts');
        await collectWaiting(await safe.wallet(), item);
        patchState(store, ({ waiting, collected }) => ({
          waiting: waiting.filter((one) => one.issuanceId !== item.issuanceId),
          collected: collected + 1,
        }));
        return true;
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
        return false;
      } finally {
        patchState(store, ({ collecting }) => ({ collecting: collecting.filter((one) => one !== item.issuanceId) }));
      }
    };
    return {
      /** Shows what is held at once, then asks organisms what waits and what was withdrawn. */
      async load(): Promise<void> {
        patchState(store, { problem: null, collected: 0, status: store.status() === 'ready' ? 'ready' : 'loading' });
        try {
          await show();
        } catch (cause) {
          return patchState(store, {
            status: 'error',
            refusal: { ok: false, code: 'offline', title: problemWords(words, cause), status: 0 },
          });
        }
        await Promise.all([look().catch(() => undefined), check(false).catch(() => undefined)]);
      },
      show,
      check: (): Promise<void> => check(true),
      async collect(items: readonly Waiting[]): Promise<void> {
        if (store.collecting().length > 0) return;
        patchState(store, { problem: null, collected: 0 });
        for (const item of items) if (!(await collectOne(item))) break;
        await show();
        badges.set('credentials', store.waiting().length);
      },
      async reminded(): Promise<void> {
        await (await safe.wallet()).store.write([{ room: 'settings', id: 'remind-phrase', value: false }]);
        patchState(store, { remind: false });
      },
    };
  }),
);
