import { addDays } from '#shared/contract/paris';

/** How long after its end a session may still be decided on. */
const graceDays = 60;

/** From the first day of a session to 60 days after its last (`security.md` B3). */
export const decidable = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }, today: string): boolean =>
  today >= startsOn && today <= addDays(endsOn, graceDays);
