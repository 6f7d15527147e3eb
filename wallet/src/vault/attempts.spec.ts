import { noAttempts, waitAfter, waitLeft } from './attempts.ts';

describe('waits after wrong passphrases', () => {
  it('are nothing for two, then 30 seconds, doubling up to 15 minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 30].map(waitAfter)).toEqual([0, 0, 0, 30_000, 60_000, 120_000, 900_000, 900_000]);
  });

  it('run down with time', () => {
    expect(waitLeft(noAttempts, 5)).toBe(0);
    expect(waitLeft({ wrong: 3, last: 1000 }, 11_000)).toBe(20_000);
    expect(waitLeft({ wrong: 3, last: 1000 }, 99_000)).toBe(0);
  });

  it('are neither ended nor lengthened by a clock set back', () => {
    expect(waitLeft({ wrong: 3, last: 1_000_000 }, 0)).toBe(30_000);
  });
});
