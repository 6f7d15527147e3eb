import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Words } from '#shared/angular/i18n/words';
import { getProfile, type Profile } from '#shared/contracts/verifier/candidates';
import { cardOf, type Card } from '../credentials/card-groups.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Publication } from './publish-profile.ts';
import { verifierCaller } from './verifier-key.ts';

export type Visible = 'hidden' | 'masked' | 'named';
export interface Draft {
  readonly visibility: Visible;
  readonly department: string;
  readonly situation: Publication['situation'];
  readonly availableFrom: string | null;
  readonly shown: ReadonlySet<string>;
}
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
const draft: Draft = { visibility: 'hidden', department: '44', situation: 'searching', availableFrom: null, shown: new Set() };
const start: State = {
  status: 'loading',
  draft,
  competences: [],
  enrolments: [],
  published: null,
  saving: false,
  said: null,
  problem: null,
};
const kept = 'profile-draft';

/** The best level of each competence, valid ones only: nobody proves the same thing twice. */
const best = (cards: readonly Card[]): readonly Card[] => {
  const bySubject = new Map<string, Card>();
  for (const card of cards.filter((one) => one.kind === 'competence' && one.state !== 'revoked' && one.state !== 'expired')) {
    const other = bySubject.get(card.subject);
    if (!other || (card.level?.notches ?? 0) > (other.level?.notches ?? 0)) bySubject.set(card.subject, card);
  }
  return [...bySubject.values()];
};

/** The card one agrees to publish. Hidden until the person chooses otherwise. */
export const ProfileStore = signalStore(
  withState(start),
  withComputed(({ draft, competences }) => ({ chosen: computed(() => competences().filter((card) => draft().shown.has(card.id))) })),
  withMethods((store, safe = inject(Safe), words = inject(Words)) => {
    const change = (part: Partial<Draft>): void =>
      patchState(store, ({ draft: before }) => ({ draft: { ...before, ...part }, said: null, problem: null }));
    const saving = async (work: () => Promise<void>): Promise<void> => {
      if (store.saving()) return;
      patchState(store, { saving: true, problem: null, said: null });
      try {
        await work();
      } catch (cause) {
        patchState(store, { problem: problemWords(words, cause) });
      } finally {
        patchState(store, { saving: false });
      }
    };
    const remember = async (): Promise<void> => {
      const { shown, ...rest } = store.draft();
      await (await safe.wallet()).store.write([{ room: 'settings', id: kept, value: { ...rest, shown: [...shown] } }]);
    };
    return {
      change,
      toggle: (id: string): void => {
        const shown = new Set(store.draft().shown);
        if (!shown.delete(id)) shown.add(id);
        change({ shown });
      },
      async load(): Promise<void> {
        const wallet = await safe.wallet();
        const cards = (await wallet.store.all<StoredCredential>('credentials')).map(cardOf);
        const before = await wallet.store.get<Omit<Draft, 'shown'> & { shown: string[] }>('settings', kept);
        const competences = best(cards);
        const shown = new Set(before?.shown.filter((id) => competences.some((card) => card.id === id)) ?? []);
        patchState(store, {
          competences,
          enrolments: cards.filter((card) => card.kind === 'enrolment' && card.state !== 'revoked'),
          draft: { ...draft, ...before, shown },
          status: 'ready',
        });
        const answer = await verifierCaller(wallet)
          .call(getProfile)
          .catch(() => null);
        if (answer?.ok) patchState(store, { published: answer.data.profile });
        if (answer?.ok && !answer.data.profile) change({ visibility: 'hidden' });
      },
      publish: (): Promise<void> =>
        saving(async () => {
          const { visibility, department, situation, availableFrom, shown } = store.draft();
          if (visibility === 'hidden') return;
          const { publish } = await import('./publish-profile.ts');
          const name = visibility === 'named' ? (store.enrolments()[0]?.id ?? null) : null;
          const published = await publish(await safe.wallet(), {
            visibility,
            department,
            situation,
            availableFrom: availableFrom as never,
            competences: [...shown],
            name,
          });
          patchState(store, { published, said: 'published' });
          await remember();
        }),
      hide: (): Promise<void> =>
        saving(async () => {
          const { hide } = await import('./publish-profile.ts');
          await hide(await safe.wallet());
          patchState(store, { published: null, said: 'hidden' });
          change({ visibility: 'hidden' });
          patchState(store, { said: 'hidden' });
          await remember();
        }),
    };
  }),
);
