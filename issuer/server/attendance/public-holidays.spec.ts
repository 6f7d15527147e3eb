import { publicHolidays } from './public-holidays.ts';

describe('public holidays', () => {
  const moving = (year: number): string[] => [...publicHolidays(year)].slice(8);

  it('follow Easter: Monday, Ascension, Whit Monday', () => {
    expect(moving(2026)).toEqual(['2026-04-06', '2026-05-14', '2026-05-25']);
    expect(moving(2027)).toEqual(['2027-03-29', '2027-05-06', '2027-05-17']);
    expect(moving(2028)).toEqual(['2028-04-17', '2028-05-25', '2028-06-05']);
  });

  it('are eleven, the eight fixed ones among them', () => {
    expect([...publicHolidays(2026)].slice(0, 8)).toEqual(
      ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((day) => `2026-${day}`),
    );
    expect(publicHolidays(2026).size).toBe(11);
  });
});
