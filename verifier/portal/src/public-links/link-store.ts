import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import type { ReplyOf } from '#shared/contract/route';
import { countView, openLink } from '#shared/contracts/verifier/public-links';
import { checkPresentations, type CheckedPresentation, type Settings } from './check-presentations.ts';
import { openSealed, readKey, type LinkContent } from './open-sealed.ts';

/** `no-key`, `wrong-key`: the link lost its end, or it is not this link's. `gone`: expired, withdrawn, or never there. */
export type LinkState = 'opening' | 'checking' | 'shown' | 'no-key' | 'wrong-key' | 'gone' | 'failed';
interface State {
  readonly state: LinkState;
  readonly refusal: Refused | null;
  readonly link: ReplyOf<typeof openLink> | null;
  readonly content: LinkContent | null;
  readonly checked: readonly CheckedPresentation[];
  /** An instant. */
  readonly checkedAt: string;
}
const start: State = { state: 'opening', refusal: null, link: null, content: null, checked: [], checkedAt: '' };

const readSettings = async (): Promise<Settings> => {
  const answer = await fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
  if (!answer.ok) throw new Error(`settings: ${answer.status}`);
  return (await answer.json()) as Settings;
};
const offline: Refused = { ok: false, code: 'offline', title: '', status: 0 };

/** Opens a link with the key of its fragment and checks what it holds, here. A view is counted once, when the content could be read. */
export const LinkStore = signalStore(
  withState(start),
  withComputed(({ state }) => ({ busy: computed(() => state() === 'opening' || state() === 'checking') })),
  withMethods((store, api = inject(Api)) => {
    const counted = new Set<string>();
    let turn = 0;
    const refuse = (refusal: Refused): void =>
      patchState(store, {
        ...start,
        refusal,
        state: ['link-gone', 'not-found', 'invalid-request'].includes(refusal.code) ? 'gone' : 'failed',
      });
    const count = async (linkId: string): Promise<void> => {
      if (counted.has(linkId)) return;
      counted.add(linkId);
      await api.call(countView, { params: { linkId } });
    };
    const check = async (linkId: string, content: LinkContent, current: () => boolean): Promise<void> => {
      try {
        const checked = await checkPresentations(linkId, content, await readSettings());
        if (current()) patchState(store, { state: 'shown', checked, checkedAt: new Date().toISOString() });
      } catch {
        if (current()) refuse(offline);
      }
    };
    return {
      async open(linkId: string, fragment: string | null): Promise<void> {
        const mine = (turn += 1);
        const current = (): boolean => mine === turn;
        const key = readKey(fragment);
        if (!key) return patchState(store, { ...start, state: 'no-key' });
        patchState(store, { state: store.checked().length > 0 ? 'checking' : 'opening', refusal: null });
        const link = await api.call(openLink, { params: { linkId } });
        if (!current()) return;
        if (!link.ok) return refuse(link);
        const content = await openSealed(linkId, link.data.ciphertext, key);
        if (!current()) return;
        if (!content) return patchState(store, { ...start, state: 'wrong-key' });
        patchState(store, { state: 'checking', link: link.data, content });
        void count(linkId);
        await check(linkId, content, current);
      },
    };
  }),
);
