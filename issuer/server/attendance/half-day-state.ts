import { instantInParis } from '#shared/contract/paris';

export type HalfDayState = 'upcoming' | 'open' | 'signed-off';

interface Times {
  readonly day: string;
  readonly startsAt: string;
}

/** By the server's clock, on the wall clock of France: open from its start, for as long as it is not signed. */
export const halfDayState = (half: Times, now: Date, signed: boolean): HalfDayState => {
  if (signed) return 'signed-off';
  return now < instantInParis(half.day, half.startsAt) ? 'upcoming' : 'open';
};
