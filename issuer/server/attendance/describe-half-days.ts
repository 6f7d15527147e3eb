import { HalfDay } from '#shared/contracts/issuer/attendance';
import type { Scope } from '#shared/server/scope';
import { listTrainees } from '../training/index.ts';
import type { HalfDayModel } from './half-day.model.ts';
import { halfDayState } from './half-day-state.ts';
import { latestMarks } from './latest-marks.ts';

const countExpected = async (scope: Scope, sessionIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const bySession = new Map<string, ReadonlySet<string>>();
  for (const id of new Set(sessionIds)) {
    const active = (await listTrainees(scope, id)).filter((trainee) => trainee.active);
    bySession.set(id, new Set(active.map((trainee) => trainee.enrolmentId)));
  }
  return bySession;
};

/** Half-days with their sign-off fetched, as they leave the server: a signed sheet counts those it was signed with. */
export async function describeHalfDays(scope: Scope, rows: readonly HalfDayModel[]): Promise<HalfDay[]> {
  const expected = await countExpected(
    scope,
    rows.map((row) => row.sessionId),
  );
  const marks = await latestMarks(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const { id, day, half, startsAt, endsAt, signOff } = row;
    const active = expected.get(row.sessionId) ?? new Set();
    const marked = marks.filter((mark) => mark.halfDayId === id);
    const counted = signOff ? marked.length : marked.filter((mark) => active.has(mark.enrolmentId)).length;
    return HalfDay.parse({
      ...{ id, day, half, startsAt, endsAt, marked: counted, expected: signOff ? marked.length : active.size },
      state: halfDayState(row, scope.now(), Boolean(signOff)),
      signedOffAt: signOff?.signedOffAt.toISOString() ?? null,
      signedOffBy: signOff?.signedOffByName ?? null,
    });
  });
}
