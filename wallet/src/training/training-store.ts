import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { Refused } from '#shared/angular/api';
import { Words } from '#shared/angular/i18n/words';
import type { RequestStatus } from '#shared/angular/request-state';
import type { ReplyOf } from '#shared/contract/route';
import { listWalletSessions } from '#shared/contracts/issuer/wallet-sessions';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { Refusal } from '../vault/wallet.ts';

type WalletSession = ReplyOf<typeof listWalletSessions>['items'][number] & { readonly organisation: string };
interface State {
  readonly status: RequestStatus;
  readonly refusal: Refused | null;
  readonly sessions: readonly WalletSession[];
  /** Organisms that cut this wallet off. */
  readonly closed: readonly string[];
}
const start: State = { status: 'idle', refusal: null, sessions: [], closed: [] };

/** Sessions at every organism this wallet is connected to; each is asked apart, and none learns of the others. */
export const TrainingStore = signalStore(
  withState(start),
  withMethods((store, safe = inject(Safe), words = inject(Words)) => ({
    async load(): Promise<void> {
      patchState(store, { status: store.status() === 'ready' ? 'ready' : 'loading', refusal: null });
      const wallet = await safe.wallet();
      const connections = await wallet.store.all<Connection>('connections');
      const sessions: WalletSession[] = [];
      const closed = connections.filter((one) => one.closed).map((one) => one.organisation.name);
      let problem: unknown = null;
      for (const connection of connections.filter((one) => !one.closed)) {
        try {
          const answer = await organismCaller(wallet, connection).call(listWalletSessions);
          if (!answer.ok) throw new Refusal(answer.code, answer.title);
          sessions.push(...answer.data.items.map((item) => ({ ...item, organisation: connection.organisation.name })));
        } catch (cause) {
          if (cause instanceof Refusal && cause.code === 'connection-closed') closed.push(connection.organisation.name);
          else problem = cause;
        }
      }
      const refusal: Refused | null = problem ? { ok: false, code: 'offline', title: problemWords(words, problem), status: 0 } : null;
      patchState(store, { sessions, closed, refusal, status: refusal && sessions.length === 0 ? 'error' : 'ready' });
    },
  })),
);
