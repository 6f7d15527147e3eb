import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import type * as z from 'zod';
import { Api } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import type { CallOf, ReplyOf } from '#shared/contract/route';
import { searchCandidates, type Situation } from '#shared/contracts/verifier/candidates';
import type { Suggestion } from './competence-field.ts';

export type LeastLevel = 1 | 2 | 3;
export type Wanted = Suggestion & { readonly level: LeastLevel };
export type Found = ReplyOf<typeof searchCandidates>['items'][number];
export interface Criteria {
  readonly competences: readonly Wanted[];
  readonly departments: readonly string[];
  readonly situation: z.output<typeof Situation> | null;
  readonly availableBy: string | null;
}
export const mostCompetences = 6;

interface State {
  readonly criteria: Criteria;
  /** The criteria of the results on screen; null when nothing was asked yet. */
  readonly asked: Criteria | null;
  readonly items: readonly Found[];
  readonly about: number;
  readonly tooFew: boolean;
  readonly next: string | null;
  readonly shown: string | null;
}
const start: State = {
  criteria: { competences: [], departments: [], situation: null, availableBy: null },
  asked: null,
  items: [],
  about: 0,
  tooFew: false,
  next: null,
  shown: null,
};

const queryOf = ({
  competences,
  departments,
  situation,
  availableBy,
}: Criteria): NonNullable<CallOf<typeof searchCandidates>['query']> => ({
  competences: competences.map(({ code, level }) => `${code}:${level}`),
  departments,
  ...(situation ? { situation } : {}),
  ...(availableBy ? { availableBy } : {}),
});

/** What is searched and what was found; kept while one reads a card and comes back. */
export const SearchStore = signalStore(
  withState(start),
  withRequest(),
  withComputed(({ criteria, asked, items, shown }) => ({
    full: computed(() => criteria().competences.length >= mostCompetences),
    /** The results are those of other criteria. */
    changed: computed(() => asked() !== null && asked() !== criteria()),
    card: computed(() => items().find((one) => one.handle === shown()) ?? null),
  })),
  withMethods((store, api = inject(Api)) => {
    const set = (part: Partial<Criteria>): void => patchState(store, ({ criteria }) => ({ criteria: { ...criteria, ...part } }));
    const others = (code: string): readonly Wanted[] => store.criteria().competences.filter((one) => one.code !== code);
    return {
      set,
      want(one: Suggestion): void {
        if (!store.full() && others(one.code).length === store.criteria().competences.length)
          set({ competences: [...store.criteria().competences, { ...one, level: 1 }] });
      },
      raise: (code: string, level: LeastLevel): void =>
        set({ competences: store.criteria().competences.map((one) => (one.code === code ? { ...one, level } : one)) }),
      unwant: (code: string): void => set({ competences: others(code) }),
      choose: (handle: string): void => patchState(store, { shown: handle }),
      async search(): Promise<void> {
        const asked = store.criteria();
        patchState(store, { asked });
        const found = await store.follow(api.call(searchCandidates, { query: queryOf(asked) }));
        if (!found || store.asked() !== asked) return;
        const { items, next, count } = found;
        patchState(store, { items, next, ...count, shown: items[0]?.handle ?? null });
      },
      async more(): Promise<void> {
        const asked = store.asked();
        const after = store.next();
        if (!asked || !after) return;
        const found = await store.follow(api.call(searchCandidates, { query: { ...queryOf(asked), after } }));
        if (found && store.asked() === asked && store.next() === after)
          patchState(store, ({ items }) => ({ items: [...items, ...found.items], next: found.next }));
      },
    };
  }),
);
