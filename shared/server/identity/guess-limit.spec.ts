import { GuessLimit } from './guess-limit.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds));

describe('guess limit', () => {
  it('refuses the sixth guess of a window and says how long to wait', () => {
    const limit = new GuessLimit(5, 900);
    for (let guess = 0; guess < 5; guess += 1) limit.take('account', at(guess));

    const wait = limit.take('account', at(10));

    expect(wait).toBe(890);
  });

  it('slides: the first guess leaves the window before the others', () => {
    const limit = new GuessLimit(2, 900);
    limit.take('account', at(0));
    limit.take('account', at(600));

    expect(limit.take('account', at(899))).toBeGreaterThan(0);
    expect(limit.take('account', at(901))).toBe(0);
    expect(limit.take('account', at(902))).toBeGreaterThan(0);
  });

  it('does not count a right answer', () => {
    const limit = new GuessLimit(1, 900);
    limit.take('address', at(0));
    limit.giveBack('address');

    expect(limit.take('address', at(1))).toBe(0);
  });

  it('keeps keys apart', () => {
    const limit = new GuessLimit(1, 900);
    limit.take('one', at(0));

    expect(limit.take('another', at(0))).toBe(0);
  });
});
