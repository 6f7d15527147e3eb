import { halfDayState } from './half-day-state.ts';

describe('a half-day', () => {
  const summer = { day: '2026-07-01', startsAt: '09:00' };
  const winter = { day: '2026-11-24', startsAt: '09:00' };

  it('opens at its start on the wall clock of France, in summer and in winter', () => {
    expect(halfDayState(summer, new Date('2026-07-01T06:59:59Z'), false)).toBe('upcoming');
    expect(halfDayState(summer, new Date('2026-07-01T07:00:00Z'), false)).toBe('open');
    expect(halfDayState(winter, new Date('2026-11-24T07:59:59Z'), false)).toBe('upcoming');
    expect(halfDayState(winter, new Date('2026-11-24T08:00:00Z'), false)).toBe('open');
  });

  it('stays open until it is signed', () => {
    expect(halfDayState(winter, new Date('2026-12-24T08:00:00Z'), false)).toBe('open');
    expect(halfDayState(winter, new Date('2026-11-24T08:00:00Z'), true)).toBe('signed-off');
  });
});
