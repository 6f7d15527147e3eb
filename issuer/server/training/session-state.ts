import { addDays } from '#shared/contract/paris';

export type SessionState = 'planned' | 'open' | 'ended';

interface Dates {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** By the day it is in France: the last day is still open. */
export const sessionState = ({ startsOn, endsOn }: Dates, today: string): SessionState => {
  if (today < startsOn) return 'planned';
  return today <= endsOn ? 'open' : 'ended';
};

/** Why these dates are refused, or null. Three years at most: an apprenticeship contract's (article L. 6222-7-1 of the Code du travail). */
export const datesFault = ({ startsOn, endsOn }: Dates): 'reversed' | 'too-long' | null => {
  if (endsOn < startsOn) return 'reversed';
  return endsOn > addDays(startsOn, 3 * 366) ? 'too-long' : null;
};
