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
import { withoutReplaced } from './current-credentials.ts';
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
  /** Corrected versions that took the place of a former one by themselves, at this look. */
  readonly swapped: number;
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
  swapped: 0,
  problem: null,
  remind: false,
};

/** What the carnet holds and what waits for it. Protocol code is fetched only when something is collected or checked. */
export const CredentialsStore = signalStore(
  { providedIn: 'root' },
  withState(start),
  emptiedOnLock(start),
  withComputed(({ cards }) => ({ groups: computed(() => groupCards(withoutReplaced(cards()))) })),
  withMethods((store, safe = inject(Safe), badges = inject(Badges)) => ({
    async show(): Promise<void> {
      const { store: kept } = await safe.wallet();
      const cards = (await kept.all<StoredCredential>('credentials')).map(cardOf);
      const remind = (await kept.get<boolean>('settings', 'remind-phrase')) === true;
      patchState(store, { cards, status: 'ready', refusal: null, remind });
    },
    /** What waits at an organism that does not answer is still shown: it waits there all the same. */
    async _look(): Promise<void> {
      const { collectReplacements, heldBy, listWaiting } = await import('./collect-waiting.ts');
      const wallet = await safe.wallet();
      const { items: found, unreachable } = await listWaiting(wallet);
      const swapped = await collectReplacements(wallet, found);
      // Another look, or another tab, may have brought some in meanwhile.
      const held = await heldBy(wallet);
      const items = found.filter((item) => !held.has(item.issuanceId));
      const before = store.waiting().filter(({ connection }) => unreachable.includes(connection.organisation.name));
      patchState(store, (now) => ({ waiting: [...items, ...before], unreachable, swapped: now.swapped + swapped.length }));
      if (swapped.length > 0) await this.show();
      badges.set('credentials', store.waiting().length);
    },
    async _check(anew: boolean): Promise<void> {
      const { refreshContestations } = await import('./contestations.ts');
      await refreshContestations(await safe.wallet()).catch(() => undefined);
      const { refreshStates } = await import('./refresh-states.ts');
      patchState(store, { cards: (await refreshStates(await safe.wallet(), anew)).map(cardOf) });
    },
    /** What issuers promised: quietly, for it waits until another time. */
    async _askPromised(): Promise<void> {
      const { askPromised } = await import('./ask-promised.ts');
      if ((await askPromised(await safe.wallet())).length > 0) await this.show();
    },
    async reminded(): Promise<void> {
      await (await safe.wallet()).store.write([{ room: 'settings', id: 'remind-phrase', value: false }]);
      patchState(store, { remind: false });
    },
  })),
  withMethods((store, safe = inject(Safe), words = inject(Words)) => ({
    async _collectOne(item: Waiting): Promise<boolean> {
      patchState(store, ({ collecting }) => ({ collecting: [...collecting, item.issuanceId] }));
      try {
        const { collectWaiting } = await import('./collect-waiting.ts');
        await collectWaiting(await safe.wallet(), item);
        const waiting = store.waiting().filter((one) => one.issuanceId !== item.issuanceId);
        patchState(store, ({ collected }) => ({ waiting, collected: collected + 1 }));
        return true;
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
        return false;
      } finally {
        patchState(store, ({ collecting }) => ({ collecting: collecting.filter((one) => one !== item.issuanceId) }));
      }
    },
  })),
  withMethods((store, words = inject(Words), badges = inject(Badges)) => ({
    /** Shows what is held at once, then asks organisms what waits and what was withdrawn. */
    async load(): Promise<void> {
      patchState(store, { problem: null, collected: 0, swapped: 0, status: store.status() === 'ready' ? 'ready' : 'loading' });
      try {
        await store.show();
      } catch (cause) {
        return patchState(store, {
          status: 'error',
          refusal: { ok: false, code: 'offline', title: problemWords(words, cause), status: 0 },
        });
      }
      // What replaces comes in first, so that what it replaces is not read as fallen without it.
      await store._look().catch(() => undefined);
      await store._check(false).catch(() => undefined);
      await store._askPromised().catch(() => undefined);
    },
    check: (): Promise<void> => store._check(true),
    async collect(items: readonly Waiting[]): Promise<void> {
      if (store.collecting().length > 0) return;
      patchState(store, { problem: null, collected: 0 });
      for (const item of items) if (!(await store._collectOne(item))) break;
      await store.show();
      badges.set('credentials', store.waiting().length);
    },
  })),
);
