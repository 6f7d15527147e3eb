import { addDays } from '#shared/contract/paris';
import { publicHolidays } from './public-holidays.ts';

export interface PlannedHalf {
  readonly day: string;
  readonly half: 'am' | 'pm';
  readonly startsAt: string;
  readonly endsAt: string;
}

const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

const halves = [
  { half: 'am', startsAt: '09:00', endsAt: '12:30' },
  { half: 'pm', startsAt: '13:30', endsAt: '17:00' },
] as const;

/** The half-days of a session as a calendar would first draw them: mornings and afternoons, weekends and public holidays left out. */
export const plannedHalves = (startsOn: string, endsOn: string): readonly PlannedHalf[] => {
  const days: string[] = [];
  for (let day: string = startsOn; day <= endsOn; day = addDays(day, 1)) {
    if (!weekend(day) && !publicHolidays(Number(day.slice(0, 4))).has(day)) days.push(day);
  }
  return days.flatMap((day) => halves.map((half) => ({ day, ...half })));
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How long a half-day lasts on the wall clock. */
export const plannedMinutes = ({ startsAt, endsAt }: Pick<PlannedHalf, 'startsAt' | 'endsAt'>): number =>
  minuteOf(endsAt) - minuteOf(startsAt);
