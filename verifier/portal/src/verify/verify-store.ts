import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import type { FileRefusal } from '#shared/angular/forms/file-refusal';
import type { Findings } from '#shared/credentials/find-credentials';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import type { Checked } from './check-documents.ts';
import type { CheckedReceipt } from './check-receipts.ts';
import { serverRelay } from './evidence-relay.ts';
import { browserShelf } from './evidence-shelf.ts';
import { FrameReader } from './frame-reader.ts';
import { judgeInput, type Judged } from './judge-input.ts';
import { OfflineStore } from './offline-store.ts';
import { readText, type Input, type InputFault } from './read-input.ts';
import { browserNonces, replaysAmong, withoutReplays } from './replays.ts';

/** `settings`: our own server does not answer, so that nobody says whose key signs the registry. */
export type VerifyFault = InputFault | FileRefusal | 'settings' | 'unexpected';
interface State {
  readonly state: 'empty' | 'checking' | 'shown' | 'fault';
  readonly fault: VerifyFault | null;
  readonly input: Extract<Input, { kind: 'credentials' | 'receipts' }> | null;
  readonly checked: Checked;
  /** Of an input that is receipts: there is no document then. */
  readonly receipts: readonly CheckedReceipt[];
  /** An instant. */
  readonly checkedAt: string;
  readonly offline: Judged['offline'];
  /** Presentations for the spot that this browser had read before. */
  readonly replays: readonly string[];
}
const none: Checked = { documents: [], sources: [] };
const start: State = { state: 'empty', fault: null, input: null, checked: none, receipts: [], checkedAt: '', offline: null, replays: [] };
const seconds = (): number => Math.floor(Date.now() / 1000);

/** One of several codes: the page waits for the others. */
const whole = async (input: Input, frames: FrameReader): Promise<Input | null> => {
  if (input.kind !== 'frame') return input;
  const text = await frames.take(input.text);
  return text === null ? null : readText(text, location.origin);
};

/** Checks what was handed over, here. Nothing of it leaves the browser, nor stays in it once the page is closed. */
export const VerifyStore = signalStore(
  withState(start),
  withComputed(({ state, input }) => ({
    busy: computed(() => state() === 'checking'),
    without: computed((): Findings['without'] => {
      const given = input();
      return given?.kind === 'credentials' ? given.without : [];
    }),
  })),
  withMethods((store, api = inject(Api), prepared = inject(OfflineStore), frames = inject(FrameReader)) => {
    let turn = 0;
    const ports = { direct: webFetcher, relay: serverRelay(api), shelf: browserShelf, crypto: webCrypto, now: seconds };
    const refuse = (fault: VerifyFault): void => patchState(store, { ...start, state: 'fault', fault });
    const run = async (input: NonNullable<State['input']>, current: () => boolean, replays?: readonly string[]): Promise<void> => {
      const judged = await judgeInput(input, prepared.prepared()?.snapshot ?? null, ports);
      if (!current()) return;
      if (!judged) return refuse('settings');
      const known = replays ?? replaysAmong(judged.checked, browserNonces, seconds());
      const shown = { ...judged, checked: withoutReplays(judged.checked, known), replays: known };
      patchState(store, { state: 'shown', input, ...shown, checkedAt: new Date().toISOString() });
    };
    return {
      refuse,
      /** Gives the link when the input was one: the page goes there. */
      async check(reading: Promise<Input>): Promise<Extract<Input, { kind: 'link' }> | null> {
        const mine = (turn += 1);
        const current = (): boolean => mine === turn;
        patchState(store, { ...start, state: 'checking' });
        try {
          const input = await whole(await reading, frames);
          if (!current()) return null;
          if (input === null) patchState(store, start);
          else if (input.kind === 'link') return input;
          else if (input.kind === 'credentials' || input.kind === 'receipts') await run(input, current);
          else refuse(input.kind === 'fault' ? input.fault : 'nothing');
        } catch {
          if (current()) refuse('unexpected');
        }
        return null;
      },
      async again(): Promise<void> {
        const input = store.input();
        if (!input) return;
        const mine = (turn += 1);
        patchState(store, { state: 'checking' });
        await run(input, () => mine === turn, store.replays());
      },
      clear(): void {
        turn += 1;
        frames.clear();
        patchState(store, start);
      },
    };
  }),
);
