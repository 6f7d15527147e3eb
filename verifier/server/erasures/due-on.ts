import type { Day } from '#shared/contract/values';

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The last day to answer: one month after the request was received (RGPD, article 12(3)), the same date of the next month or, where there is
 * none, that month's last day (Regulation 1182/71, article 3(2)(c)).
 */
export const dueOn = (askedOn: string): Day => {
  const [year = 0, month = 0, day = 0] = askedOn.split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const date = Math.min(day, lastDay(nextYear, nextMonth));
  return `${nextYear}-${String(nextMonth).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
};
