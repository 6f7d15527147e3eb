import { addDays, dayInParis, instantInParis } from '#shared/contract/paris';

const mostDays = 60;

/** The end of the last day of an offer, in France; null when it is not from tomorrow to 60 days. */
export const expiryOf = (expiresOn: string, now: Date): Date | null => {
  const today = dayInParis(now);
  if (expiresOn <= today || expiresOn > addDays(today, mostDays)) return null;
  return instantInParis(addDays(expiresOn, 1), '00:00');
};
