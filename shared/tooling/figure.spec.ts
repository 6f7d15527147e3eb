import { median, readFigures, short } from './figure.ts';

describe('a figure of the bench', () => {
  it('is read from the lines that are one', () => {
    expect(readFigures('warming up\n{"figure":"search","ratio":16.2,"goal":15,"rounds":9}\n{"figure" broken')).toEqual([
      { figure: 'search', ratio: 16.2, goal: 15, rounds: 9 },
    ]);
  });

  it('falls short below a least ratio and above a most value, never without a goal', () => {
    expect(short({ figure: 'a', ratio: 0.59, goal: 0.6, rounds: 9 })).toBeTrue();
    expect(short({ figure: 'a', ratio: 0.6, goal: 0.6, rounds: 9 })).toBeFalse();
    expect(short({ figure: 'a', value: 16, unit: 'ms', goal: 15, rounds: 9 })).toBeTrue();
    expect(short({ figure: 'a', ratio: 0.1, rounds: 9 })).toBeFalse();
  });

  it('is the median of its rounds', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
