import { datesReversed, sessionTooLong } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import { datesFault } from './session-state.ts';

/** Refuses dates in the wrong order, and a session of more than three years. */
export const refuseDates = (dates: { readonly startsOn: string; readonly endsOn: string }): void => {
  const fault = datesFault(dates);
  if (fault) throw new Refusal(fault === 'reversed' ? datesReversed : sessionTooLong);
};
