import { decidable } from './decidable.ts';

describe('a session one decides on', () => {
  it('has started, and ended 60 days ago at most', () => {
    const dates = { startsOn: '2026-09-01', endsOn: '2026-09-30' };

    expect(['2026-08-31', '2026-09-01', '2026-11-29', '2026-11-30'].map((day) => decidable(dates, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
