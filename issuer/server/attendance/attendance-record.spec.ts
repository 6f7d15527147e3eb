import { minutesPresent } from './attendance-record.ts';

describe('the minutes of a half-day', () => {
  it('are whole when present, less the lateness when late, none otherwise', () => {
    expect(minutesPresent('present', null, 210)).toBe(210);
    expect(minutesPresent('late', 15, 210)).toBe(195);
    expect(minutesPresent('late', null, 210)).toBe(210);
    expect(minutesPresent('late', 300, 210)).toBe(0);
    expect(minutesPresent('absent', null, 210)).toBe(0);
    expect(minutesPresent('excused', null, 210)).toBe(0);
  });
});
