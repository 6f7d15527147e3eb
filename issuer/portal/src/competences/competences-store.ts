import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import type { ReplyOf } from '#shared/contract/route';
import {
  getCompetenceGrid,
  listHistory,
  refuseCompetence,
  validateCompetence,
  withdrawValidation,
  type Decision,
} from '#shared/contracts/issuer/competences';
import type { EvidenceFile } from '#shared/contracts/issuer/evidence-file';
import type { Session } from '#shared/contracts/issuer/training';
import type * as z from 'zod';
import type { LevelValue } from '#shared/contracts/issuer/competences';

type Grid = ReplyOf<typeof getCompetenceGrid>;
export interface Place {
  readonly row: number;
  readonly column: number;
}
interface State {
  readonly sessionId: Session['id'] | null;
  readonly grid: Grid | null;
  readonly at: Place | null;
  /** A level asked for by a key, not sent yet. */
  readonly wanted: Value | null;
  readonly history: readonly Decision[];
  readonly busy: boolean;
}
const start: State = { sessionId: null, grid: null, at: null, wanted: null, history: [], busy: false };
export type Value = z.output<typeof LevelValue>;

/** The grid of a session, the chosen cell, and its history. */
export const CompetencesStore = signalStore(
  withState(start),
  withRequest(),
  withComputed(({ grid, at }) => {
    const cells = computed(() => new Map((grid()?.cells ?? []).map((cell) => [`${cell.enrolmentId} ${cell.competenceId}`, cell])));
    const trainee = computed(() => grid()?.trainees[at()?.row ?? -1] ?? null);
    const competence = computed(() => grid()?.competences[at()?.column ?? -1] ?? null);
    return { cells, trainee, competence, cell: computed(() => cells().get(`${trainee()?.enrolmentId} ${competence()?.id}`) ?? null) };
  }),
  withComputed(({ sessionId, trainee, competence }) => {
    /** The same for as long as the same cell is chosen, whatever is loaded meanwhile. */
    const chosenCell = computed(
      () => {
        const [session, enrolmentId, competenceId] = [sessionId(), trainee()?.enrolmentId, competence()?.id];
        return session && enrolmentId && competenceId ? { sessionId: session, enrolmentId, competenceId } : null;
      },
      { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
    );
    return { chosenCell };
  }),
  withMethods((store, api = inject(Api)) => {
    const load = async (sessionId: Session['id']): Promise<void> => {
      patchState(store, { sessionId });
      const grid = await store.follow(api.call(getCompetenceGrid, { params: { sessionId } }));
      if (grid) patchState(store, { grid });
    };
    const read = async (): Promise<void> => {
      const trainee = store.trainee();
      const competence = store.competence();
      if (!trainee || !competence) return;
      const answer = await api.call(listHistory, { params: { enrolmentId: trainee.enrolmentId, competenceId: competence.id } });
      const still = store.trainee()?.enrolmentId === trainee.enrolmentId && store.competence()?.id === competence.id;
      if (answer.ok && still) patchState(store, { history: answer.data.items });
    };
    const act = async (send: () => Promise<{ readonly ok: true } | Refused>): Promise<Refused | null> => {
      const sessionId = store.sessionId();
      if (store.busy() || !sessionId) return null;
      patchState(store, { busy: true });
      const answer = await send();
      if (answer.ok) await Promise.all([load(sessionId), read()]);
      patchState(store, { busy: false });
      return answer.ok ? null : answer;
    };
    const chosen = () => ({ enrolmentId: store.trainee()!.enrolmentId, competenceId: store.competence()!.id });
    const params = () => ({ sessionId: store.sessionId()! });
    return {
      load,
      /** After a change made elsewhere: the grid and the history of the chosen cell. */
      async again(): Promise<void> {
        const sessionId = store.sessionId();
        if (sessionId) await Promise.all([load(sessionId), read()]);
      },
      async choose(at: Place, wanted: Value | null = null): Promise<void> {
        patchState(store, { at, wanted, history: [] });
        await read();
      },
      validate: (level: Value, note: string, evidence: readonly EvidenceFile['id'][] = []) =>
        act(() =>
          api.call(validateCompetence, {
            params: params(),
            body: { ...chosen(), level, note, ...(evidence.length > 0 ? { evidence: [...evidence] } : {}) },
          }),
        ),
      refuse: (note: string) => act(() => api.call(refuseCompetence, { params: params(), body: { ...chosen(), note } })),
      withdraw: ({ id }: Decision, reason: string) =>
        act(() => api.call(withdrawValidation, { params: { validationId: id }, body: { reason } })),
    };
  }),
);
