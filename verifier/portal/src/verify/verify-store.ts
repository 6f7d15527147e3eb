import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import type { Findings } from '#shared/credentials/find-credentials';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { checkDocuments, type Checked, type Settings } from './check-documents.ts';
import { serverRelay } from './evidence-relay.ts';
import { browserShelf } from './evidence-shelf.ts';
import type { Input, InputFault } from './read-input.ts';

/** `settings`: our own server does not answer, so that nobody says whose key signs the registry. */
export type VerifyFault = InputFault | 'settings' | 'unexpected';
interface State {
  readonly state: 'empty' | 'checking' | 'shown' | 'fault';
  readonly fault: VerifyFault | null;
  readonly input: Extract<Input, { kind: 'credentials' }> | null;
  readonly checked: Checked;
  /** An instant. */
  readonly checkedAt: string;
}
const none: Checked = { documents: [], sources: [] };
const start: State = { state: 'empty', fault: null, input: null, checked: none, checkedAt: '' };
const settingsKey = 'carnet-verify-settings';

/** The settings of the last visit serve when our own server is away: they hold addresses and public keys. */
const readSettings = async (): Promise<Settings> => {
  try {
    const answer = await fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Error(`settings: ${answer.status}`);
    const { issuerUrl, issuerRegistryKey } = (await answer.json()) as Settings;
    localStorage.setItem(settingsKey, JSON.stringify({ issuerUrl, issuerRegistryKey }));
    return { issuerUrl, issuerRegistryKey };
  } catch (fault) {
    const kept = localStorage.getItem(settingsKey);
    if (kept === null) throw fault;
    return JSON.parse(kept) as Settings;
  }
};

/** Checks what was handed over, here. Nothing of it leaves the browser, nor stays in it once the page is closed. */
export const VerifyStore = signalStore(
  withState(start),
  withComputed(({ state, input }) => ({
    busy: computed(() => state() === 'checking'),
    without: computed((): Findings['without'] => input()?.without ?? []),
  })),
  withMethods((store, api = inject(Api)) => {
    let turn = 0;
    const ports = { direct: webFetcher, relay: serverRelay(api), shelf: browserShelf, crypto: webCrypto };
    const clock = (): number => Math.floor(Date.now() / 1000);
    const refuse = (fault: VerifyFault): void => patchState(store, { ...start, state: 'fault', fault });
    const run = async (input: NonNullable<State['input']>, current: () => boolean): Promise<void> => {
      const settings = await readSettings().catch(() => null);
      if (!current()) return;
      if (!settings) return refuse('settings');
      const checked = await checkDocuments(input.credentials, settings, { ...ports, now: clock });
      if (current()) patchState(store, { state: 'shown', input, checked, checkedAt: new Date().toISOString() });
    };
    return {
      /** Gives the link when the input was one: the page goes there. */
      async check(reading: Promise<Input>): Promise<Extract<Input, { kind: 'link' }> | null> {
        const mine = (turn += 1);
        const current = (): boolean => mine === turn;
        patchState(store, { ...start, state: 'checking' });
        try {
          const input = await reading;
          if (!current()) return null;
          if (input.kind === 'link') return input;
          if (input.kind === 'fault') refuse(input.fault);
          else await run(input, current);
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
        await run(input, () => mine === turn);
      },
      clear(): void {
        turn += 1;
        patchState(store, start);
      },
    };
  }),
);
