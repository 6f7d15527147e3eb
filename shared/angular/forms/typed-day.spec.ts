import { dayShown, dayTyped, isDay } from './typed-day.ts';

describe('a typed day', () => {
  const typed: readonly (readonly [string, string])[] = [
    ['08/01/2024', '2024-01-08'],
    ['8/1/2024', '2024-01-08'],
    ['8.1.2024', '2024-01-08'],
    [' 08 01 2024 ', '2024-01-08'],
    ['08012024', '2024-01-08'],
    ['2024-01-08', '2024-01-08'],
    ['31/02/2024', '2024-02-31'],
    ['8 janvier', '8 janvier'],
    ['', ''],
  ];
  for (const [text, day] of typed) it(`“${text}” is “${day}”`, () => expect(dayTyped(text)).toBe(day));

  it('is shown day first, in both languages', () => expect(dayShown('2024-01-08')).toBe('08/01/2024'));
  it('is shown as typed when it is none', () => expect([dayShown('8 janvier'), dayShown(null)]).toEqual(['8 janvier', '']));
  it('exists, or does not', () => expect(['2024-02-29', '2023-02-29', '', 'x'].map(isDay)).toEqual([true, false, true, false]));
});
