import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { importEnrolments, type EnrolmentImport } from '#shared/contracts/issuer/enrolment-imports';
import { type Session } from '#shared/contracts/issuer/training';

interface State {
  readonly fileName: string | null;
  readonly content: string;
  readonly report: EnrolmentImport | null;
  readonly leaveOut: boolean;
  readonly busy: boolean;
  readonly refusal: Refused | null;
}
const start: State = { fileName: null, content: '', report: null, leaveOut: false, busy: false, refusal: null };

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
};

/** A file of trainees: read by the server as a dry run, saved only when told. */
export const ImportStore = signalStore(
  withState(start),
  withMethods((store, api = inject(Api)) => {
    const send = async (sessionId: Session['id'], dryRun: boolean): Promise<boolean> => {
      if (store.busy()) return false;
      patchState(store, { busy: true, refusal: null });
      const body = { fileName: store.fileName() ?? '', content: store.content(), dryRun, leaveOutBadRows: store.leaveOut() };
      const answer = await api.call(importEnrolments, { params: { sessionId }, body });
      patchState(store, answer.ok ? { report: answer.data, busy: false } : { refusal: answer, busy: false });
      return answer.ok;
    };
    return {
      async read(sessionId: Session['id'], file: File): Promise<void> {
        patchState(store, { ...start, fileName: file.name, content: base64(new Uint8Array(await file.arrayBuffer())) });
        await send(sessionId, true);
      },
      chooseToLeaveOut: (leaveOut: boolean): void => patchState(store, { leaveOut }),
      save: (sessionId: Session['id']): Promise<boolean> => send(sessionId, false),
      again: (): void => patchState(store, start),
    };
  }),
);
