import { dayText, today } from './day-text.ts';
import { instantText } from './instant-text.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

describe('a day in words', () => {
  it('is short in French', () => expect(dayText('2026-10-05', 'date', 'fr')).toBe('lun. 5\u00a0oct. 2026'));
  it('is long in French', () => expect(plain(dayText('2026-10-05', 'longDate', 'fr'))).toBe('5 octobre 2026'));
  it('starts a month', () => expect(plain(dayText('2026-10-01', 'date', 'fr'))).toBe('jeu. 1er oct. 2026'));
  it('names the weekday', () => expect(plain(dayText('2026-11-17', 'weekday', 'fr'))).toBe('mardi 17 novembre'));
  it('is the same day in English', () => expect(plain(dayText('2026-10-05', 'date', 'en'))).toMatch(/^Mon,? 5 Oct 2026$/u));
  it('is nothing when it is none', () => expect(dayText('never', 'date', 'fr')).toBe(''));
});

describe('an instant in words', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  const relative = (at: string, locale: 'fr' | 'en' = 'fr') => plain(instantText(at, 'relative', locale, now));

  it('is told in Paris', () => expect(instantText('2026-10-05T06:30:00Z', 'time', 'fr')).toBe('8\u00a0h\u00a030'));
  it('drops the minutes of a full hour', () => expect(instantText('2026-11-20T11:00:00Z', 'time', 'fr')).toBe('12\u00a0h'));
  it('is a clock in English', () => expect(instantText('2026-11-20T11:05:00Z', 'time', 'en')).toBe('12:05'));
  it('has a date and a time', () =>
    expect(plain(instantText('2026-11-18T20:04:00Z', 'dateTime', 'fr'))).toBe('mer. 18 nov. 2026, 21 h 04'));
  it('is a moment ago', () => expect(relative('2026-11-20T09:59:50Z')).toBe('à l’instant'));
  it('is hours ago', () => expect(relative('2026-11-20T08:00:00Z')).toBe('il y a 2 h'));
  it('was yesterday, by the calendar of Paris', () => expect(relative('2026-11-19T22:30:00Z')).toBe('hier'));
  it('was today, just after midnight in Paris', () => expect(relative('2026-11-19T23:30:00Z')).toBe('il y a 10 h'));
  it('is a date beyond a week', () => expect(relative('2026-11-04T10:00:00Z')).toBe('4 nov. 2026'));
  it('will be tomorrow', () => expect(relative('2026-11-21T10:00:00Z', 'en')).toBe('tomorrow'));
  it('is nothing when it is none', () => expect(instantText('', 'date', 'fr')).toBe(''));
});

describe('today', () => {
  it('starts at midnight in Paris', () => {
    expect([today(new Date('2026-11-19T22:59:00Z')), today(new Date('2026-11-19T23:00:00Z'))]).toEqual(['2026-11-19', '2026-11-20']);
  });
});
