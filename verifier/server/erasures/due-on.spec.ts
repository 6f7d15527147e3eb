import { dueOn } from './due-on.ts';

describe('the day a request for erasure is due', () => {
  it('is the same date a month later, or the last day of a shorter month', () => {
    const days = ['2026-11-21', '2026-12-31', '2027-01-31', '2028-01-30', '2027-03-31', '2026-12-01'];

    expect(days.map(dueOn) as string[]).toEqual(['2026-12-21', '2027-01-31', '2027-02-28', '2028-02-29', '2027-04-30', '2027-01-01']);
  });
});
