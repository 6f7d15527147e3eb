import type { HalfDayRecord } from '#shared/credentials/half-day-leaf';
import type { Scope } from '#shared/server/scope';
import { minutesPresent } from './attendance-record.ts';
import { plannedMinutes } from './calendar.ts';
import { HalfDayModel } from './half-day.model.ts';
import { inOrder } from './hours-done.ts';
import { latestMarks } from './latest-marks.ts';

export interface SignedRecords {
  /** By enrolment, in the order of the calendar. */
  readonly byEnrolment: ReadonlyMap<string, readonly HalfDayRecord[]>;
  readonly unsigned: number;
}

/** Every signed half-day of a session with the mark that counts for each trainee, absences included: what was signed is what can be proven. */
export async function signedRecords(scope: Scope, sessionId: string): Promise<SignedRecords> {
  const halves = await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .allowGraph('signOff')
    .withGraphFetched('signOff');
  const signed = new Map(halves.filter((half) => half.signOff).map((half) => [half.id, half]));
  const marks = await latestMarks(scope, [...signed.keys()]);
  const lines = marks.map(({ id, halfDayId, enrolmentId, mark, minutes }) => {
    const { day, half, ...times } = signed.get(halfDayId)!;
    const planned = plannedMinutes(times);
    return { enrolmentId, record: { record: id, day, half, mark, minutes: minutesPresent(mark, minutes, planned), planned } };
  });
  const grouped = Map.groupBy(lines, (line) => line.enrolmentId);
  return {
    byEnrolment: new Map([...grouped].map(([enrolmentId, own]) => [enrolmentId, inOrder(own.map(({ record }) => record))])),
    unsigned: halves.length - signed.size,
  };
}
