import { validityOf } from './validity.ts';

describe('validity of a credential', () => {
  it('starts and ends at midnight UTC, five years apart', () => {
    const { issuedAt, expiresAt } = validityOf('competence', new Date('2026-11-24T08:30:12.345Z'));

    expect(new Date(issuedAt * 1000).toISOString()).toBe('2026-11-24T00:00:00.000Z');
    expect(new Date(expiresAt * 1000).toISOString()).toBe('2031-11-24T00:00:00.000Z');
  });

  it('is the same for every credential of a day, and never in the future', () => {
    const early = new Date('2026-11-24T00:00:00Z');
    const late = new Date('2026-11-24T23:59:59Z');

    expect(validityOf('attendance', early)).toEqual(validityOf('attendance', late));
    expect(validityOf('attendance', early).issuedAt * 1000).toBeLessThanOrEqual(early.getTime());
  });
});
