import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import { getProfile, type Profile } from '#shared/contracts/verifier/candidates';
import { cardOf, type Card } from '../credentials/card-groups.ts';
import { EvenUsed } from '../credentials/even-used.ts';
import { showable } from '../credentials/current-credentials.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { best, emptyDraft, type Draft } from './draft.ts';
import type { Publication } from './publish-profile.ts';
import { verifierCaller } from './verifier-key.ts';

interface State {
  readonly status: 'loading' | 'ready';
  readonly draft: Draft;
  readonly competences: readonly Card[];
  readonly enrolments: readonly Card[];
  readonly published: Profile | null;
  readonly saving: boolean;
  readonly said: 'published' | 'hidden' | null;
  readonly problem: string | null;
}
const start: State = {
  status: 'loading',
  draft: emptyDraft,
  competences: [],
  enrolments: [],
  published: null,
  saving: false,
  said: null,
  problem: null,
};
const kept = 'profile-draft';

/** The card one agrees to publish. Hidden until the person chooses otherwise. */
export const ProfileStore = signalStore(
  withState(start),
  withComputed(({ draft, competences }) => ({ chosen: computed(() => competences().filter((card) => draft().shown.has(card.id))) })),
  withMethods((store, words = inject(Words)) => ({
    change: (part: Partial<Draft>): void =>
      patchState(store, ({ draft: before }) => ({ draft: { ...before, ...part }, said: null, problem: null })),
    async _saving(work: () => Promise<void>): Promise<void> {
      if (store.saving()) return;
      patchState(store, { saving: true, problem: null, said: null });
      try {
        await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      } finally {
        patchState(store, { saving: false });
      }
    },
  })),
  withMethods((store, safe = inject(Safe)) => ({
    toggle: (id: string): void => {
      const shown = new Set(store.draft().shown);
      if (!shown.delete(id)) shown.add(id);
      store.change({ shown });
    },
    async load(): Promise<void> {
      const wallet = await safe.wallet();
      const cards = showable((await wallet.store.all<StoredCredential>('credentials')).map(cardOf));
      const before = await wallet.store.get<Omit<Draft, 'shown'> & { readonly shown: readonly string[] }>('settings', kept);
      const competences = best(cards);
      const shown = new Set(before?.shown.filter((id) => competences.some((card) => card.id === id)) ?? []);
      const enrolments = cards.filter((card) => card.kind === 'enrolment' && card.state !== 'revoked');
      patchState(store, { competences, enrolments, draft: { ...emptyDraft, ...before, shown }, status: 'ready' });
      const begun = store.draft();
      const answer = await verifierCaller(wallet)
        .call(getProfile)
        .catch(() => null);
      if (answer?.ok) patchState(store, { published: answer.data.profile });
      // what the person chose while the answer travelled stays chosen
      if (answer?.ok && !answer.data.profile && store.draft() === begun) store.change({ visibility: 'hidden' });
    },
    async _remember(): Promise<void> {
      const { shown, ...rest } = store.draft();
      await (await safe.wallet()).store.write([{ room: 'settings', id: kept, value: { ...rest, shown: [...shown] } }]);
    },
  })),
  withMethods((store, safe = inject(Safe), evenUsed = inject(EvenUsed)) => ({
    publish: (): Promise<void> =>
      store._saving(async () => {
        const { visibility, shown, ...rest } = store.draft();
        if (visibility === 'hidden') return;
        const { publish } = await import('./publish-profile.ts');
        const name = visibility === 'named' ? (store.enrolments()[0]?.id ?? null) : null;
        const availableFrom = rest.availableFrom as Publication['availableFrom'];
        const publication: Publication = { ...rest, availableFrom, visibility, competences: [...shown], name };
        const wallet = await safe.wallet();
        const published = await evenUsed.try((even) => publish(wallet, { ...publication, evenUsed: even }));
        patchState(store, { published, said: 'published' });
        await store._remember();
      }),
    hide: (): Promise<void> =>
      store._saving(async () => {
        const { hide } = await import('./publish-profile.ts');
        await hide(await safe.wallet());
        store.change({ visibility: 'hidden' });
        patchState(store, { published: null, said: 'hidden' });
        await store._remember();
      }),
  })),
);
