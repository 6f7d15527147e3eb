import { describeLevel, keptLevel, readLevel } from './level-scale.ts';

describe('the scale of levels', () => {
  it('has three medals, in order', () => {
    expect((['bronze', 'argent', 'or'] as const).map((value) => describeLevel('medals', value)?.normalised)).toEqual([1, 2, 3]);
    expect(describeLevel('medals', 'argent')?.label).toBe('Argent');
  });

  it('has whole numbers from 0 to 100, by thirds', () => {
    expect([0, 33, 34, 66, 67, 100].map((value) => describeLevel('hundred', value)?.normalised)).toEqual([1, 1, 2, 2, 3, 3]);
    expect(describeLevel('hundred', 72)?.label).toBe('72/100');
  });

  it('refuses the other scale’s levels, halves and what is beyond', () => {
    expect(describeLevel('medals', 50)).toBeNull();
    expect(describeLevel('hundred', 'or')).toBeNull();
    for (const value of [-1, 101, 49.5, Number.NaN]) expect(describeLevel('hundred', value)).withContext(String(value)).toBeNull();
  });

  it('reads back what it keeps', () => {
    expect(readLevel('hundred', keptLevel(0))?.value).toBe(0);
    expect(readLevel('medals', keptLevel('or'))?.value).toBe('or');
  });
});
