import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { Api, type Answer, type Refused } from '#shared/angular/api';
import { withRequest } from '#shared/angular/request-state';
import {
  correctAttendance,
  getSheet,
  markAttendance,
  signOffHalfDay,
  type HalfDay,
  type Mark,
  type Sheet,
} from '#shared/contracts/issuer/attendance';

type Row = Sheet['rows'][number];
interface State {
  readonly sheet: Sheet | null;
  readonly saving: number;
}
const start: State = { sheet: null, saving: 0 };

/** One sheet. A mark shows at once and is sent at once; a refused one goes back to what the server holds. */
export const SheetStore = signalStore(
  withState(start),
  withRequest(),
  withComputed(({ sheet }) => {
    const count = (mark: Mark) => (sheet()?.rows ?? []).filter((row) => row.mark === mark).length;
    return {
      counts: computed(() => ({ present: count('present'), late: count('late'), absent: count('absent'), excused: count('excused') })),
      missing: computed(() => (sheet()?.rows ?? []).filter((row) => row.mark === null).length),
      editable: computed(() => sheet()?.mayMark === true && sheet()?.state === 'open' && (sheet()?.rows.length ?? 0) > 0),
    };
  }),
  withMethods((store, api = inject(Api)) => {
    const params = () => ({ halfDayId: store.sheet()!.id });
    const take = async (answer: Promise<Answer<Sheet>>): Promise<Refused | null> => {
      patchState(store, ({ saving }) => ({ saving: saving + 1 }));
      const found = await answer;
      patchState(store, ({ saving }) => ({ saving: saving - 1 }));
      if (!found.ok) return found;
      if (store.saving() === 0) patchState(store, { sheet: found.data });
      return null;
    };
    const load = async (halfDayId: HalfDay['id']): Promise<void> => {
      const sheet = await store.follow(api.call(getSheet, { params: { halfDayId } }));
      if (sheet) patchState(store, { sheet });
    };
    const show = (ids: ReadonlySet<string>, mark: Mark, minutes: number | null): void => {
      const sheet = store.sheet();
      if (sheet)
        patchState(store, {
          sheet: { ...sheet, rows: sheet.rows.map((row) => (ids.has(row.enrolmentId) ? { ...row, mark, minutes } : row)) },
        });
    };
    const mark = async (rows: readonly Row[], word: Mark, minutes: number | null = null): Promise<Refused | null> => {
      if (!store.editable() || rows.length === 0) return null;
      show(new Set(rows.map((row) => row.enrolmentId)), word, minutes);
      const marks = rows.map((row) => ({ enrolmentId: row.enrolmentId, mark: word, minutes }));
      const refused = await take(api.call(markAttendance, { params: params(), body: { marks } }));
      if (refused) await load(params().halfDayId);
      return refused;
    };
    return {
      load,
      mark,
      allPresent: () =>
        mark(
          (store.sheet()?.rows ?? []).filter((row) => row.mark === null),
          'present',
        ),
      signOff: () => take(api.call(signOffHalfDay, { params: params() })),
      correct: (row: Row, word: Mark, minutes: number | null, reason: string) =>
        take(api.call(correctAttendance, { params: params(), body: { enrolmentId: row.enrolmentId, mark: word, minutes, reason } })),
    };
  }),
);
