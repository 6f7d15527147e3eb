import { dayInParis } from '#shared/contract/paris';
import type { Locale } from '../i18n/language.ts';

export type InstantFormat = 'date' | 'longDate' | 'dateTime' | 'time' | 'relative' | 'month';
const zone = 'Europe/Paris';
const tags: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options });
  formats.set(key, known);
  return known;
};

/** No break between day and month; the first of a month is `1er` in French. */
export const joined = (written: string, locale: Locale): string => {
  const whole = written.replace(/(\d) (?=\p{L})/gu, '$1\u00a0');
  return locale === 'fr' ? whole.replace(/(^|\s)1\u00a0/u, '$11er\u00a0') : whole;
};

/** `lun. 5 oct. 2026`, `5 octobre 2026`, `octobre 2026`. */
export const dateText = (at: Date, name: 'date' | 'longDate' | 'shortDate' | 'month', locale: Locale): string => {
  const options: Record<typeof name, Intl.DateTimeFormatOptions> = {
    date: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
    longDate: { day: 'numeric', month: 'long', year: 'numeric' },
    month: { month: 'long', year: 'numeric' },
  };
  return joined(format(locale, name, options[name]).format(at), locale);
};

/** `8 h 30` in French, `08:30` in English; always the time in Paris. */
export const timeText = (at: Date, locale: Locale): string => {
  const written = format(locale, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  if (locale === 'en') return written;
  const [hours, minutes] = written.split(':');
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
};

const daysBetween = (from: Date, to: Date): number => Math.round((Date.parse(dayInParis(to)) - Date.parse(dayInParis(from))) / 86_400_000);

/** `il y a 2 h`, `hier`, `dans 3 jours`; a date beyond a week. */
export const relativeText = (at: Date, now: Date, locale: Locale): string => {
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto', style: 'short' });
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  if (minutes === 0) return locale === 'fr' ? 'à l’instant' : 'just now';
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const days = daysBetween(now, at);
  if (days === 0) return relative.format(Math.trunc(minutes / 60), 'hour');
  return Math.abs(days) <= 7 ? relative.format(days, 'day') : dateText(at, 'shortDate', locale);
};

/** An instant in words, in Paris time. */
export const instantText = (written: string, name: InstantFormat, locale: Locale, now = new Date()): string => {
  const at = new Date(written);
  if (Number.isNaN(at.getTime())) return '';
  if (name === 'time') return timeText(at, locale);
  if (name === 'relative') return relativeText(at, now, locale);
  if (name === 'dateTime') return `${dateText(at, 'date', locale)}, ${timeText(at, locale)}`;
  return dateText(at, name, locale);
};
