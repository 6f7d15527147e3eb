import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Answer, type Refused } from '#shared/angular/api';
import type { CallOf } from '#shared/contract/route';
import { getOccupation, searchOccupations, type CatalogueCompetence, type Occupation } from '#shared/contracts/issuer/catalogue';
import { createProgramme, getProgramme, updateProgramme, type LevelScale, type Programme } from '#shared/contracts/issuer/training';

export interface Chosen {
  readonly id?: Programme['competences'][number]['id'];
  readonly code: string | null;
  readonly label: string;
}
interface State {
  readonly id: Programme['id'] | null;
  readonly title: string;
  readonly scale: LevelScale;
  readonly occupation: { readonly code: string; readonly label: string } | null;
  readonly version: string | null;
  readonly typed: string;
  readonly found: readonly Occupation[];
  /** What was typed, when no métier answers to it. */
  readonly unknown: string | null;
  readonly proposed: readonly CatalogueCompetence[];
  readonly chosen: readonly Chosen[];
  readonly courses: readonly string[];
  readonly saving: boolean;
  readonly changed: boolean;
  readonly refusal: Refused | null;
  /** Why the programme to change could not be read. */
  readonly unread: Refused | null;
}
const start: State = {
  id: null,
  title: '',
  scale: 'medals',
  occupation: null,
  version: null,
  typed: '',
  found: [],
  unknown: null,
  proposed: [],
  chosen: [],
  courses: [],
  saving: false,
  changed: false,
  refusal: null,
  unread: null,
};
type Body = NonNullable<CallOf<typeof createProgramme>['body']>;

/** A programme being made: a métier proposes, the manager chooses, adds and names. */
export const ProgrammeStore = signalStore(
  withState(start),
  withComputed(({ chosen, title }) => ({
    codes: computed(() => new Set(chosen().flatMap((one) => (one.code ? [one.code] : [])))),
    ready: computed(() => title().trim() !== '' && chosen().length > 0),
  })),
  withMethods((store, api = inject(Api)) => ({
    change: (part: Partial<State>): void => patchState(store, { ...part, changed: true, refusal: null }),
    async propose(code: string): Promise<void> {
      const answer = await api.call(getOccupation, { params: { code } });
      if (answer.ok) patchState(store, { proposed: answer.data.competences, version: answer.data.version });
      else patchState(store, { refusal: answer });
    },
  })),
  withMethods((store, api = inject(Api)) => {
    let asked = 0;
    return {
      /** As one types; an answer that comes late changes nothing. */
      async search(typed: string): Promise<void> {
        patchState(store, { typed, unknown: null });
        const turn = (asked += 1);
        if (typed.trim().length < 2) return patchState(store, { found: [] });
        const answer = await api.call(searchOccupations, { query: { q: typed } });
        if (!answer.ok || turn !== asked) return;
        patchState(store, { found: answer.data.items, unknown: answer.data.items.length === 0 ? typed : null });
      },
      async choose(occupation: Occupation): Promise<void> {
        const { code, label } = occupation;
        store.change({ occupation: { code, label }, found: [], unknown: null, typed: label });
        await store.propose(code);
      },
    };
  }),
  withMethods((store) => ({
    toggle: ({ code, label }: { readonly code: string; readonly label: string }): void =>
      store.change({
        chosen: store.codes().has(code) ? store.chosen().filter((one) => one.code !== code) : [...store.chosen(), { code, label }],
      }),
    addOwn: (label: string): void => {
      const own = label.trim();
      if (own && !store.chosen().some((one) => one.label === own))
        store.change({ chosen: [...store.chosen(), { code: null, label: own }] });
    },
    remove: (gone: Chosen): void => store.change({ chosen: store.chosen().filter((one) => one !== gone) }),
  })),
  withMethods((store, api = inject(Api)) => {
    const body = (): Body => ({
      title: store.title(),
      scale: store.scale(),
      occupationCode: store.occupation()?.code ?? null,
      competences: store.chosen().map((one) => ({ ...one })),
      courses: store
        .courses()
        .filter((title) => title.trim() !== '')
        .map((title) => ({ title })),
    });
    const send = (): Promise<Answer<Programme>> => {
      const id = store.id();
      return id ? api.call(updateProgramme, { params: { programmeId: id }, body: body() }) : api.call(createProgramme, { body: body() });
    };
    return {
      async load(id: Programme['id']): Promise<void> {
        patchState(store, { unread: null });
        const answer = await api.call(getProgramme, { params: { programmeId: id } });
        if (!answer.ok) return patchState(store, { unread: answer });
        const { title, scale, occupation, romeVersion: version } = answer.data;
        const chosen = answer.data.competences.map((one) => ({ id: one.id, code: one.code, label: one.label }));
        const courses = answer.data.courses.map((course) => course.title);
        patchState(store, { ...start, id, title, scale, occupation, version, chosen, courses });
        if (occupation) await store.propose(occupation.code);
      },
      async save(): Promise<boolean> {
        if (store.saving() || !store.ready()) return false;
        patchState(store, { saving: true, refusal: null });
        const answer = await send();
        patchState(store, { saving: false, ...(answer.ok ? { changed: false } : { refusal: answer }) });
        return answer.ok;
      },
    };
  }),
);
