import type { PayloadOf } from '#shared/contract/fact';
import { Day } from '#shared/contract/values';
import type { attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { minutesPresent } from './attendance-record.ts';
import { plannedMinutes } from './calendar.ts';
import type { FoundHalfDay } from './find-half-day.ts';
import type { MarkModel } from './mark.model.ts';

type Recorded = PayloadOf<typeof attendanceSignedOff>;

/** What is said of a trainee's half-day once it is signed: who, which half-day, the mark and the minutes it is worth. */
export const recordedHalfDay = ({ halfDay, session }: FoundHalfDay, mark: MarkModel, personId: string): Recorded => {
  const planned = plannedMinutes(halfDay);
  return {
    ...{
      organisationId: mark.organisationId,
      recordId: mark.id,
      personId,
      enrolmentId: mark.enrolmentId,
      sessionId: session.id,
      halfDayId: halfDay.id,
    },
    ...{ day: Day.parse(halfDay.day), half: halfDay.half, mark: mark.mark },
    ...{ minutesPresent: minutesPresent(mark.mark, mark.minutes, planned), minutesPlanned: planned },
    ...{ programmeTitle: session.programme.title, sessionTitle: session.title },
  };
};
