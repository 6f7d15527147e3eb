import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import { Handover } from '../credentials/handover.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Prepared } from './answer-request.ts';
import { choicesOf, consentLines, tickedAtFirst, toggle } from './consent-lines.ts';
import type { ReadRequest } from './read-request.ts';
import type { Sharing } from './sharing.ts';

interface State {
  readonly request: ReadRequest | null;
  readonly ticked: ReadonlySet<string>;
  /** Which credential answers which ask; the first candidate unless another was chosen. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly prepared: Prepared | null;
  readonly sending: boolean;
  readonly sharing: Sharing | null;
  readonly problem: string | null;
}
const start: State = { request: null, ticked: new Set(), chosen: {}, prepared: null, sending: false, sharing: null, problem: null };

/** One request, from its reading to its answer. */
export const RequestStore = signalStore(
  withState(start),
  withComputed(({ request, ticked, chosen }) => {
    const lines = computed(() => consentLines(request()?.asks ?? []));
    const candidate = (askId: string): string | undefined =>
      chosen()[askId] ?? request()?.asks.find((ask) => ask.id === askId)?.candidates[0]?.id;
    const choices = computed(() => choicesOf(lines(), ticked(), candidate));
    return { lines, choices, count: computed(() => choices().reduce((total, choice) => total + choice.paths.length, 0)) };
  }),
  withMethods((store, safe = inject(Safe), words = inject(Words), handover = inject(Handover)) => {
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      patchState(store, { problem: null });
      try {
        await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      }
    };
    const offerId = handover.offerId();
    return {
      read: (uri: string): Promise<void> =>
        attempt(async () => {
          const { readRequest } = await import('./read-request.ts');
          const request = await readRequest(await safe.wallet(), uri);
          patchState(store, { request, ticked: tickedAtFirst(consentLines(request.asks)) });
        }),
      toggle: (id: string): void => patchState(store, ({ ticked }) => ({ ticked: toggle(store.lines(), ticked, id), prepared: null })),
      choose: (askId: string, credentialId: string): void =>
        patchState(store, ({ chosen }) => ({ chosen: { ...chosen, [askId]: credentialId }, prepared: null })),
      /** Makes the presentations: the preview is rendered from these, and these are what is sent. */
      prepare: (): Promise<void> =>
        attempt(async () => {
          const request = store.request();
          if (!request || store.prepared()) return;
          const { prepareAnswer } = await import('./answer-request.ts');
          patchState(store, { prepared: await prepareAnswer(await safe.wallet(), request, store.choices()) });
        }),
      send: (): Promise<void> =>
        attempt(async () => {
          const prepared = store.prepared();
          if (!prepared || store.sending()) return;
          patchState(store, { sending: true });
          const { sendAnswer } = await import('./answer-request.ts');
          const sharing = await sendAnswer(await safe.wallet(), prepared, offerId).finally(() => patchState(store, { sending: false }));
          patchState(store, { sharing });
        }),
      refuse: (): Promise<void> =>
        attempt(async () => {
          const request = store.request();
          if (!request) return;
          const { refuseRequest } = await import('./answer-request.ts');
          patchState(store, { sharing: await refuseRequest(await safe.wallet(), request, offerId) });
        }),
    };
  }),
);
