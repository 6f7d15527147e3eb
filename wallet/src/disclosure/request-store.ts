import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Connectivity } from '#shared/angular/connectivity';
import { Words } from '#shared/angular/i18n/words';
import { EvenUsed } from '../credentials/even-used.ts';
import { Handover } from '../credentials/handover.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Prepared, Sent } from './answer-request.ts';
import { choicesOf, consentOf, settleAsk, tickedAtFirst, toggle } from './consent-lines.ts';
import type { ReadRequest } from './read-request.ts';

interface State {
  readonly request: ReadRequest | null;
  readonly ticked: ReadonlySet<string>;
  /** Which credentials answer which ask; the first candidate unless others were chosen. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** The person wants it known that they contest what is shared. */
  readonly tellContested: boolean;
  readonly prepared: Prepared | null;
  readonly sending: boolean;
  readonly sharing: Sent | null;
  readonly problem: string | null;
}
const start: State = {
  request: null,
  ticked: new Set(),
  chosen: {},
  tellContested: false,
  prepared: null,
  sending: false,
  sharing: null,
  problem: null,
};

/** Countersigned in the background; what cannot be had now is due the next time the journal is opened. */
const receiptsSoon = async (safe: Safe): Promise<void> => {
  const { collectDueReceipts } = await import('./collect-receipts.ts');
  await collectDueReceipts(await safe.wallet()).catch(() => []);
};

/** One request, from its reading to its answer. */
export const RequestStore = signalStore(
  withState(start),
  withComputed(({ request, ticked, chosen }) => {
    const consent = computed(() => consentOf(request(), chosen()));
    const choices = computed(() => choicesOf(consent(), ticked()));
    return {
      consent,
      choices,
      lines: computed(() => consent().lines),
      count: computed(() => choices().reduce((total, choice) => total + Math.max(choice.paths.length, 1), 0)),
      /** Whether anything that would leave is contested by its holder. */
      contested: computed(() =>
        choices().some(({ askId, credentialId }) => {
          const candidates = request()?.asks.find((ask) => ask.id === askId)?.candidates ?? [];
          return candidates.some((one) => one.id === credentialId && one.contested?.state === 'open');
        }),
      ),
      sufficient: computed(() => request()?.suffices(choices().map((choice) => choice.askId)) === true),
    };
  }),
  withMethods((store) => ({
    tell: (tellContested: boolean): void => patchState(store, { tellContested, prepared: null }),
    toggle: (id: string): void => patchState(store, ({ ticked }) => ({ ticked: toggle(store.consent(), ticked, id), prepared: null })),
    /** Another credential may have other claims: what was ticked stays only if it can answer that too. */
    choose: (askId: string, credentialIds: readonly string[]): void => {
      if (credentialIds.length === 0) return;
      const ticked = store.ticked();
      patchState(store, ({ chosen }) => ({ chosen: { ...chosen, [askId]: credentialIds }, prepared: null }));
      patchState(store, { ticked: settleAsk(store.consent(), ticked, askId) });
    },
  })),
  withMethods((store, safe = inject(Safe), words = inject(Words), handover = inject(Handover), evenUsed = inject(EvenUsed)) => {
    const link = inject(Connectivity);
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      patchState(store, { problem: null });
      try {
        await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      }
    };
    return {
      read: (uri: string): Promise<void> =>
        attempt(async () => {
          const { readRequest } = await import('./read-request.ts');
          const request = await readRequest(await safe.wallet(), uri);
          patchState(store, { request, ticked: tickedAtFirst(consentOf(request, {})) });
        }),
      /** Makes the presentations: the preview is rendered from these, and these are what is sent. */
      prepare: (): Promise<void> =>
        attempt(async () => {
          const request = store.request();
          if (!request || store.prepared()) return;
          const { prepareAnswer } = await import('./answer-request.ts');
          const wallet = await safe.wallet();
          patchState(store, {
            prepared: await evenUsed.try((even) => prepareAnswer(wallet, request, store.choices(), even, store.tellContested())),
          });
        }),
      /** `number`: the one that stands on the screen beside the code, when the request asks for it. */
      send: (number: string | null = null): Promise<void> =>
        attempt(async () => {
          const prepared = store.prepared();
          if (!prepared || store.sending()) return;
          patchState(store, { sending: true });
          const { leaveOrWait } = await import('./offline/leave-or-wait.ts');
          const from = { uri: handover.uri(), number, offerId: handover.offerId() };
          const sharing = await leaveOrWait(await safe.wallet(), link, prepared, from).finally(() => patchState(store, { sending: false }));
          patchState(store, { sharing });
          void receiptsSoon(safe);
        }),
      refuse: (): Promise<void> =>
        attempt(async () => {
          const request = store.request();
          if (!request) return;
          const { refuseRequest } = await import('./answer-request.ts');
          patchState(store, { sharing: await refuseRequest(await safe.wallet(), request, handover.offerId()) });
          void receiptsSoon(safe);
        }),
    };
  }),
);
