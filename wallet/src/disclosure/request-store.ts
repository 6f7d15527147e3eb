import { computed, effect, inject, untracked } from '@angular/core';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { Connectivity } from '#shared/angular/connectivity';
import { Words } from '#shared/angular/i18n/words';
import { EvenUsed } from '../credentials/even-used.ts';
import { Handover } from '../credentials/handover.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { Prepared, Sent } from './answer-request.ts';
import { QueuedAnswers } from './offline/queued-answers.ts';
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

/** What went wrong, in words. */
const attempting =
  (words: Words, tell: (problem: string | null) => void) =>
  async (work: () => Promise<void>): Promise<void> => {
    tell(null);
    try {
      await work();
    } catch (cause) {
      tell(problemWords(words, cause));
    }
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
    const [link, queued] = [inject(Connectivity), inject(QueuedAnswers)];
    const attempt = attempting(words, (problem) => patchState(store, { problem }));
    /** Once at a time; what could not leave is looked at again soon. */
    const leave = async (work: (wallet: Wallet) => Promise<Sent>): Promise<void> => {
      patchState(store, { sending: true });
      const sharing = await work(await safe.wallet()).finally(() => patchState(store, { sending: false }));
      patchState(store, { sharing });
      if (sharing.told === 'waiting') void queued.look(link.online());
      void receiptsSoon(safe);
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
          const from = { uri: handover.uri(), number, offerId: handover.offerId() };
          await leave(async (wallet) => (await import('./offline/leave-or-wait.ts')).leaveOrWait(wallet, link, prepared, from));
        }),
      refuse: (): Promise<void> =>
        attempt(async () => {
          const request = store.request();
          if (!request || store.sending()) return;
          const { refuseOrWait } = await import('./offline/leave-or-wait.ts');
          await leave((wallet) => refuseOrWait(wallet, link, request, handover.offerId()));
        }),
    };
  }),
  withHooks((store, queued = inject(QueuedAnswers)) => ({
    /** What waited for the network left under the eyes of the person. */
    onInit: () => {
      effect(() => {
        const line = queued.ended().find(({ id }) => id === untracked(store.sharing)?.id);
        if (line) patchState(store, { sharing: { ...line, goOn: null } });
      });
    },
  })),
);
