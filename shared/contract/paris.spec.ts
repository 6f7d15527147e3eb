import { addDays, dayInParis, instantInParis, timeInParis, wordsInParis } from './paris.ts';

const iso = (day: string, time: string): string => instantInParis(day, time).toISOString();

describe('Paris time', () => {
  it('changes day at its own midnight', () => {
    expect([dayInParis(new Date('2026-11-23T22:59:59Z')), dayInParis(new Date('2026-11-23T23:00:00Z'))].map(String)).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(timeInParis(new Date('2026-07-01T22:05:00Z'))).toBe('00:05');
  });

  it('finds the instant of a wall clock in winter and in summer', () => {
    expect(iso('2026-11-24', '09:00')).toBe('2026-11-24T08:00:00.000Z');
    expect(iso('2026-07-01', '09:00')).toBe('2026-07-01T07:00:00.000Z');
  });

  it('takes the first of the hour that comes twice, and goes on through the one that is skipped', () => {
    expect(iso('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(iso('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(iso('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(iso('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is told in words, in either language', () => {
    const late = new Date('2026-11-23T23:05:00Z');

    expect([wordsInParis(late, 'fr-FR'), wordsInParis(late, 'en-GB')]).toEqual(['24 novembre 2026 à 00:05', '24 November 2026 at 00:05']);
  });

  it('counts days across months, years and changes of the clock', () => {
    expect([addDays('2026-03-28', 2), addDays('2026-12-31', 1), addDays('2028-03-01', -1)].map(String)).toEqual([
      '2026-03-30',
      '2027-01-01',
      '2028-02-29',
    ]);
  });
});
