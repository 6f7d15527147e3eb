import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import type { RequestStatus } from '#shared/angular/request-state';
import { emptiedOnLock } from '../vault/emptied-on-lock.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Sharing } from './sharing.ts';

interface State {
  readonly status: RequestStatus;
  readonly sharings: readonly Sharing[];
  readonly withdrawing: boolean;
  readonly problem: string | null;
}
const start: State = { status: 'idle', sharings: [], withdrawing: false, problem: null };

/** The journal of sharings, newest first; it never holds a value. */
export const SharingsStore = signalStore(
  { providedIn: 'root' },
  withState(start),
  emptiedOnLock(start),
  withMethods((store, safe = inject(Safe), words = inject(Words)) => ({
    async load(): Promise<void> {
      patchState(store, { problem: null, status: store.status() === 'ready' ? 'ready' : 'loading' });
      const sharings = [...(await (await safe.wallet()).store.all<Sharing>('disclosures'))].sort((a, b) => b.at.localeCompare(a.at));
      patchState(store, { sharings, status: 'ready' });
    },
    async withdraw(id: string): Promise<void> {
      if (store.withdrawing()) return;
      patchState(store, { withdrawing: true, problem: null });
      try {
        const { withdrawSharing } = await import('./withdraw-sharing.ts');
        const withdrawn = await withdrawSharing(await safe.wallet(), id);
        patchState(store, ({ sharings }) => ({ sharings: sharings.map((one) => (one.id === id ? withdrawn : one)) }));
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      } finally {
        patchState(store, { withdrawing: false });
      }
    },
  })),
);
