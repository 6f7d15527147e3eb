/** How long one waits after wrong passphrases: nothing for three, then 30 s, doubling up to 15 minutes. Times in milliseconds. */
export interface Attempts {
  readonly wrong: number;
  readonly last: number;
}
export const noAttempts: Attempts = { wrong: 0, last: 0 };

const longest = 15 * 60_000;
export const waitAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(longest, 30_000 * 2 ** (wrong - 3)));

/** Milliseconds left before another try; 0 when free. A clock set back does not lengthen the wait. */
export const waitLeft = ({ wrong, last }: Attempts, now: number): number => {
  const passed = now - last;
  return passed < 0 ? waitAfter(wrong) : Math.max(0, waitAfter(wrong) - passed);
};
