import { dayInParis } from '#shared/contract/paris';
import type { Locale } from '../i18n/language.ts';
import { dateText, joined } from './instant-text.ts';

export type DayFormat = 'date' | 'shortDate' | 'longDate' | 'month' | 'weekday';

/** A calendar day in words. Read at noon UTC, so that no time zone moves it. */
export const dayText = (day: string, name: DayFormat, locale: Locale): string => {
  const at = new Date(`${day.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  if (name !== 'weekday') return dateText(at, name, locale);
  const weekday = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: 'Europe/Paris',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return joined(weekday.format(at), locale);
};

/** Today in Paris, `YYYY-MM-DD`. */
export const today = (now = new Date()): string => dayInParis(now);
