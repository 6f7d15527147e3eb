import { Sheet } from '#shared/contracts/issuer/attendance';
import type { Scope } from '#shared/server/scope';
import { listTrainees, type Trainee } from '../training/index.ts';
import { describeHalfDays } from './describe-half-days.ts';
import type { FoundHalfDay } from './find-half-day.ts';
import { latestMarks } from './latest-marks.ts';
import type { MarkModel } from './mark.model.ts';
import { recentMarks, type RecentMark } from './recent-marks.ts';

const unmarked = { mark: null, minutes: null, reason: null, corrected: false, recordedAt: null, recordedBy: null };

const markedAs = ({ mark, minutes, reason, replacesId, recordedAt, recordedByName }: MarkModel) => ({
  ...{ mark, minutes, reason, corrected: replacesId !== null },
  ...{ recordedAt: recordedAt.toISOString(), recordedBy: recordedByName },
});

const rowOf = ({ enrolmentId, givenName, familyName }: Trainee, mark: MarkModel | undefined, recent: readonly RecentMark[]) => ({
  ...{ enrolmentId, givenName, familyName },
  ...(mark ? markedAs(mark) : unmarked),
  recent: recent.map(({ day, half, mark: was }) => ({ day, half, mark: was })),
});

/** The sheet as it leaves the server: those enrolled, and those who left but have a mark on it. */
export async function describeSheet(scope: Scope, { halfDay, session }: FoundHalfDay): Promise<Sheet> {
  const [described] = await describeHalfDays(scope, [halfDay]);
  const marks = new Map((await latestMarks(scope, [halfDay.id])).map((mark) => [mark.enrolmentId, mark]));
  const trainees = (await listTrainees(scope, session.id)).filter((trainee) => trainee.active || marks.has(trainee.enrolmentId));
  const recent = await recentMarks(scope, halfDay);
  return Sheet.parse({
    ...described,
    ...{ sessionId: session.id, session: session.title, programme: session.programme.title, place: session.place },
    mayMark: session.assigned && described!.state === 'open',
    rows: trainees.map((trainee) => rowOf(trainee, marks.get(trainee.enrolmentId), recent.get(trainee.enrolmentId) ?? [])),
  });
}
