import { datesFault, sessionState } from './session-state.ts';

describe('a session', () => {
  const dates = { startsOn: '2026-11-24', endsOn: '2026-11-27' };

  it('is planned before its first day, open to its last, then ended', () => {
    expect(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-28'].map((day) => sessionState(dates, day))).toEqual([
      'planned',
      'open',
      'open',
      'ended',
    ]);
  });

  it('neither ends before it starts nor lasts more than three years', () => {
    expect(datesFault({ startsOn: '2026-11-24', endsOn: '2026-11-23' })).toBe('reversed');
    expect(datesFault({ startsOn: '2026-11-24', endsOn: '2026-11-24' })).toBeNull();
    expect(datesFault({ startsOn: '2026-11-24', endsOn: '2029-11-24' })).toBeNull();
    expect(datesFault({ startsOn: '2026-11-24', endsOn: '2029-12-24' })).toBe('too-long');
  });
});
