import type { HalfDayRecord } from '#shared/credentials/half-day-leaf';

export interface HoursDone {
  readonly halfDays: number;
  readonly minutes: number;
  readonly plannedMinutes: number;
}

/** The sum of signed half-days: each is worth what its mark says (attendance-record.ts). */
export const hoursDone = (records: readonly HalfDayRecord[]): HoursDone => ({
  halfDays: records.length,
  minutes: records.reduce((sum, { minutes }) => sum + minutes, 0),
  plannedMinutes: records.reduce((sum, { planned }) => sum + planned, 0),
});

/** In the order of the calendar: the place of a half-day under the root. */
export const inOrder = (records: readonly HalfDayRecord[]): readonly HalfDayRecord[] =>
  records.toSorted((one, other) => one.day.localeCompare(other.day) || one.half.localeCompare(other.half));
