import { availableMonth, departmentToken, monthOf, situationToken, skillToken } from './search-tokens.ts';

describe('search tokens', () => {
  it('never mixes a competence, a department and a situation', () => {
    const codes = [...Array.from({ length: 95 }, (_, index) => String(index + 1).padStart(2, '0')), '2A', '2B', '971', '976'];

    const tokens = [
      ...codes.map(departmentToken),
      ...(['searching', 'open', 'in-training', 'employed'] as const).map(situationToken),
      skillToken(1, 1),
    ];

    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.filter((token) => token > 0)).toEqual([9]);
  });

  it('compares months, and an open date with none', () => {
    expect(monthOf('2026-12-31') + 1).toBe(monthOf('2027-01-01'));
    expect(availableMonth(null)).toBeLessThan(availableMonth('2020-01-01'));
  });
});
