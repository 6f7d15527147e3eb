import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import type { CallOf } from '#shared/contract/route';
import { changeStatuses, type StatusBatch } from '#shared/contracts/issuer/credential-status';
import type { ReasonCode, StatusAct } from '#shared/contracts/issuer/status-reasons';
import { listSessions, type Session } from '#shared/contracts/issuer/training';

type Of = NonNullable<CallOf<typeof changeStatuses>['body']>['of'];

interface State {
  readonly sessions: readonly Session[];
  readonly act: StatusAct;
  readonly reasonCode: ReasonCode | null;
  readonly reason: string;
  readonly of: Of | null;
  readonly fileName: string | null;
  readonly found: StatusBatch | null;
  readonly busy: boolean;
  readonly refusal: Refused | null;
}
const start: State = {
  sessions: [],
  act: 'suspend',
  reasonCode: null,
  reason: '',
  of: null,
  fileName: null,
  found: null,
  busy: false,
  refusal: null,
};

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
};

/** Many credentials at a time: what is asked, what would change, and only then the change. Another question forgets the former answer. */
export const BatchStore = signalStore(
  withState(start),
  withComputed(({ of, reasonCode, reason, busy, found }) => {
    const ready = computed(() => {
      const code = reasonCode();
      return of() !== null && code !== null && (code !== 'other' || reason().trim() !== '') && !busy();
    });
    return { ready, savable: computed(() => ready() && (found()?.changes ?? 0) > 0 && found()?.done === false) };
  }),
  withMethods((store, api = inject(Api)) => {
    const send = async (seen: string | null): Promise<boolean> => {
      const [of, reasonCode] = [store.of(), store.reasonCode()];
      if (!of || !reasonCode || store.busy()) return false;
      patchState(store, { busy: true, refusal: null });
      const answer = await api.call(changeStatuses, { body: { act: store.act(), reasonCode, reason: store.reason(), of, seen } });
      patchState(store, answer.ok ? { found: answer.data, busy: false } : { refusal: answer, busy: false, found: null });
      return answer.ok;
    };
    return {
      async load(): Promise<void> {
        const answer = await api.call(listSessions);
        if (answer.ok) patchState(store, { sessions: answer.data.items });
      },
      ask(part: Partial<Pick<State, 'act' | 'reasonCode' | 'reason' | 'of'>>): void {
        const reasonCode = part.act === undefined ? store.reasonCode() : null;
        patchState(store, { reasonCode, ...part, ...(part.of ? { fileName: null } : {}), found: null, refusal: null });
      },
      async read(file: File): Promise<void> {
        const content = base64(new Uint8Array(await file.arrayBuffer()));
        patchState(store, { of: { kind: 'file', content }, fileName: file.name, found: null, refusal: null });
      },
      look: (): Promise<boolean> => send(null),
      confirm: (): Promise<boolean> => send(store.found()?.seen ?? null),
    };
  }),
);
