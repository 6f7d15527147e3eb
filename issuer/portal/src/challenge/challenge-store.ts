import { inject } from '@angular/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import type { FileRefusal } from '#shared/angular/forms/file-refusal';
import type { ReplyOf } from '#shared/contract/route';
import { answerChallenge, openChallenge } from '#shared/contracts/issuer/challenges';
import type { CheckedHalfDay, Picked } from './check-half-day.ts';
import type { Certificate, ReadFault } from './read-certificate.ts';
import { readHere } from './read-here.ts';

type Opened = ReplyOf<typeof openChallenge>;
interface State {
  readonly certificate: Certificate | null;
  readonly opened: Opened | null;
  readonly fault: ReadFault | FileRefusal | 'settings' | null;
  readonly refusal: Refused | null;
  readonly busy: boolean;
  readonly asking: number | null;
  /** By place. */
  readonly checked: Readonly<Record<number, CheckedHalfDay>>;
}
const nothing: State = { certificate: null, opened: null, fault: null, refusal: null, busy: false, asking: null, checked: {} };

/** A certificate read here, the half-days that its organism names under it, and what was checked of each. */
export const ChallengeStore = signalStore(
  withState(nothing),
  withMethods((store, api = inject(Api)) => ({
    clear: () => patchState(store, nothing),

    /** What was handed over is not opened. */
    refuse(fault: FileRefusal): void {
      if (!store.busy()) patchState(store, { ...nothing, fault });
    },

    async read(given: string | Uint8Array): Promise<void> {
      if (store.busy()) return;
      patchState(store, { ...nothing, busy: true });
      const certificate = await readHere(given);
      if (typeof certificate === 'string') return patchState(store, { fault: certificate, busy: false });
      const heard = await api.call(openChallenge, { body: { root: certificate.root } });
      if (heard.ok) patchState(store, { certificate, opened: heard.data, busy: false });
      else patchState(store, { refusal: heard, busy: false });
    },

    async ask(picked: Picked): Promise<void> {
      const certificate = store.certificate();
      if (!certificate || store.asking() !== null) return;
      patchState(store, { asking: picked.place, refusal: null });
      const heard = await api.call(answerChallenge, { body: { root: certificate.root, place: picked.place } });
      if (!heard.ok) return patchState(store, { asking: null, refusal: heard });
      const { checkHalfDay } = await import('./check-half-day.ts');
      const checked = await checkHalfDay(certificate, picked, heard.data.proof);
      patchState(store, { asking: null, checked: { ...store.checked(), [picked.place]: checked } });
    },
  })),
);
