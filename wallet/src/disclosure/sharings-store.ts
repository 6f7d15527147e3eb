import { effect, inject, untracked } from '@angular/core';
import { patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import type { RequestStatus } from '#shared/angular/request-state';
import type { ReportReason } from '#shared/contracts/verifier/reports';
import { emptiedOnLock } from '../vault/emptied-on-lock.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Wallet } from '../vault/wallet.ts';
import { QueuedAnswers } from './offline/queued-answers.ts';
import type { Sharing } from './sharing.ts';

interface State {
  readonly status: RequestStatus;
  readonly sharings: readonly Sharing[];
  readonly busy: boolean;
  readonly problem: string | null;
}
const start: State = { status: 'idle', sharings: [], busy: false, problem: null };

/** The journal of sharings, newest first; it never holds a value. */
export const SharingsStore = signalStore(
  { providedIn: 'root' },
  withState(start),
  emptiedOnLock(start),
  withMethods((store, safe = inject(Safe), words = inject(Words), queued = inject(QueuedAnswers)) => {
    const show = (changed: readonly Sharing[]): void => {
      const latest = new Map(changed.map((one) => [one.id, one]));
      if (changed.length > 0) patchState(store, ({ sharings }) => ({ sharings: sharings.map((one) => latest.get(one.id) ?? one) }));
    };
    /** One act at a time, its problem in words. */
    const act = async (work: (wallet: Wallet) => Promise<Sharing>): Promise<void> => {
      if (store.busy()) return;
      patchState(store, { busy: true, problem: null });
      try {
        show([await work(await safe.wallet())]);
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      } finally {
        patchState(store, { busy: false });
      }
    };
    /** What others still owe an answer to: lost replies, erasures, reports, receipts. */
    const catchUp = async (): Promise<void> => {
      const [{ settleSharings }, later] = await Promise.all([import('./settle-sharing.ts'), import('./catch-up.ts')]);
      const wallet = await safe.wallet();
      if (store.sharings().some(({ state }) => state === 'unknown')) show(await settleSharings(wallet));
      show(await later.catchUp(wallet));
    };
    return {
      async load(): Promise<void> {
        patchState(store, { problem: null, status: store.status() === 'ready' ? 'ready' : 'loading' });
        const sharings = [...(await (await safe.wallet()).store.all<Sharing>('disclosures'))].sort((a, b) => b.at.localeCompare(a.at));
        patchState(store, { sharings, status: 'ready' });
        await catchUp().catch(() => undefined);
      },
      /** The receipt of a withdrawal follows by itself; when it cannot, it stays due. */
      withdraw: (id: string): Promise<void> =>
        act(async (wallet) => {
          const withdrawn = await (await import('./withdraw-sharing.ts')).withdrawSharing(wallet, id);
          return (await import('./collect-receipts.ts')).collectReceipts(wallet, id).catch(() => withdrawn);
        }),
      cancel: (id: string): Promise<void> => act(() => queued.cancel(id)),
      erase: (id: string): Promise<void> =>
        act(async (wallet) => {
          const asked = await (await import('./ask-erasure.ts')).eraseSharing(wallet, id);
          return (await import('./collect-receipts.ts')).collectReceipts(wallet, id).catch(() => asked);
        }),
      report: (id: string, told: { readonly reason: ReportReason; readonly words: string }): Promise<void> =>
        act(async (wallet) => (await import('./report-sharing.ts')).reportSharing(wallet, id, told)),
      collect: (id: string): Promise<void> => act(async (wallet) => (await import('./collect-receipts.ts')).collectReceipts(wallet, id)),
    };
  }),
  withHooks((store, queued = inject(QueuedAnswers)) => ({
    onInit: () => {
      effect(() => {
        if (queued.ended().length > 0 && untracked(store.status) === 'ready') void untracked(() => store.load());
      });
    },
  })),
);
