import type { Mark } from '#shared/contracts/issuer/attendance';
import type { Scope } from '#shared/server/scope';
import { HalfDayModel } from './half-day.model.ts';
import { latestMarks } from './latest-marks.ts';

export interface RecentMark {
  readonly day: string;
  readonly half: 'am' | 'pm';
  readonly mark: Mark;
}

const shown = 5;

/** What each trainee was on the last five half-days before this one, oldest first, by enrolment: the pattern a trainer looks for. */
export async function recentMarks(scope: Scope, before: HalfDayModel): Promise<ReadonlyMap<string, readonly RecentMark[]>> {
  const { sessionId, day, half } = before;
  const halves = await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .whereRaw('(day, half) < (?::date, ?)', [day, half])
    .orderBy([
      { column: 'day', order: 'desc' },
      { column: 'half', order: 'desc' },
    ])
    .limit(shown);
  const marks = await latestMarks(
    scope,
    halves.map((row) => row.id),
  );
  const lines = halves.toReversed().flatMap((row) => {
    return marks
      .filter((mark) => mark.halfDayId === row.id)
      .map(({ enrolmentId, mark }) => ({ enrolmentId, day: row.day, half: row.half, mark }));
  });
  return Map.groupBy(lines, (line) => line.enrolmentId);
}
