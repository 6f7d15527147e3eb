import { toldCount } from './rounding.ts';

const asked = (predicates: readonly string[], count: number, about: number) => ({ predicates, count, about, at: 0 });

describe('the number told', () => {
  it('is a multiple of five, and nothing below five', () => {
    expect([3, 4, 5, 9, 14].map((count) => toldCount([], ['a'], count))).toEqual([0, 0, 5, 5, 10]);
  });

  it('is the earlier one again when one predicate more changes fewer than five people', () => {
    expect(toldCount([asked(['a'], 11, 10)], ['a', 'b'], 9)).toBe(10);
    expect(toldCount([asked(['a', 'b'], 9, 5)], ['a'], 11)).toBe(5);
  });

  it('is its own when two predicates or five people differ', () => {
    expect(toldCount([asked(['a'], 11, 10)], ['a', 'b', 'c'], 9)).toBe(5);
    expect(toldCount([asked(['a'], 20, 20)], ['a', 'b'], 9)).toBe(5);
  });
});
