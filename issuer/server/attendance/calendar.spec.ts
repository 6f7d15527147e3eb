import { plannedHalves, plannedMinutes } from './calendar.ts';

describe('the calendar of a session', () => {
  it('has a morning and an afternoon for each working day', () => {
    const halves = plannedHalves('2026-11-20', '2026-11-24');

    expect(halves.map(({ day, half }) => `${day} ${half}`)).toEqual([
      '2026-11-20 am',
      '2026-11-20 pm',
      '2026-11-23 am',
      '2026-11-23 pm',
      '2026-11-24 am',
      '2026-11-24 pm',
    ]);
  });

  it('leaves public holidays out, across years', () => {
    expect(plannedHalves('2026-12-25', '2027-01-01').map((half) => half.day)).not.toContain('2027-01-01');
    expect(plannedHalves('2026-05-14', '2026-05-14')).toEqual([]);
  });

  it('counts three and a half hours each', () => {
    expect(plannedHalves('2026-11-24', '2026-11-24').map(plannedMinutes)).toEqual([210, 210]);
  });
});
