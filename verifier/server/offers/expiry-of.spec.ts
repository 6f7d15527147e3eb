import { expiryOf } from './expiry-of.ts';

describe('the expiry of an offer', () => {
  const now = new Date('2026-11-24T08:30:00Z');

  it('is the end of the day in France', () => {
    expect(expiryOf('2026-11-30', now)?.toISOString()).toBe('2026-11-30T23:00:00.000Z');
  });

  it('is neither today nor after 60 days', () => {
    expect(expiryOf('2026-11-24', now)).toBeNull();
    expect(expiryOf('2027-01-23', now)).not.toBeNull();
    expect(expiryOf('2027-01-24', now)).toBeNull();
  });
});
