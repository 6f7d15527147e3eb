import { addDays } from '#shared/contract/paris';

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
const easter = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** The eleven public holidays of France, by day (article L. 3133-1 of the Code du travail); those of Alsace-Moselle and overseas are not among them. */
export const publicHolidays = (year: number): ReadonlySet<string> => {
  const sunday = easter(year);
  const moving = [addDays(sunday, 1), addDays(sunday, 39), addDays(sunday, 50)];
  return new Set([...fixed.map((day) => `${year}-${day}`), ...moving]);
};
