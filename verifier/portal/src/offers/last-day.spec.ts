import { dayInParis } from '#shared/contract/paris';
import { lastInstant } from './last-day.ts';

describe('the last day of an offer', () => {
  it('is the one that was announced, in Paris', () => {
    expect<string>(dayInParis(new Date(lastInstant({ expiresAt: '2026-12-05T23:00:00.000Z' })))).toBe('2026-12-05');
  });
});
