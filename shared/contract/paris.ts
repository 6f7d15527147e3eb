/** The calendar and the clock of France: the one place that knows them, on servers and on screens alike. */
import type { Day } from './values.ts';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const hourMs = 3_600_000;

/** What clocks in France show, `YYYY-MM-DDTHH:MM:SS`. */
const wall = (instant: Date): string => {
  const of = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${of['year']}-${of['month']}-${of['day']}T${of['hour']}:${of['minute']}:${of['second']}`;
};

/** The day it is in France. */
export const dayInParis = (instant: Date): Day => wall(instant).slice(0, 10) as Day;

/** The time it is in France, `HH:MM`. */
export const timeInParis = (instant: Date): string => wall(instant).slice(11, 16);

/** The day and the time it is in France, in words: `23 novembre 2026 à 00:05`. */
export const wordsInParis = (instant: Date, tag: 'fr-FR' | 'en-GB'): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(instant);

/**
 * The instant at which clocks in France show that day and time. Of the hour that comes twice in October the first is taken; for the one
 * that is skipped in March, the same time as if clocks had not changed.
 */
export const instantInParis = (day: string, time: string): Date => {
  const shown = `${day}T${time.length === 5 ? `${time}:00` : time}`;
  const utc = Date.parse(`${shown}Z`);
  const summer = new Date(utc - 2 * hourMs);
  return wall(summer) === shown ? summer : new Date(utc - hourMs);
};

/** Calendar days later (or earlier), whatever the clocks do. */
export const addDays = (day: string, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10) as Day;
