import type { Mark } from '#shared/contracts/issuer/attendance';

/**
 * The minutes a mark is worth: present counts whole, lateness is deducted, absent and excused count nothing (proof of attendance, articles
 * L. 6353-1 and R. 6332-26 of the Code du travail; what is deducted is the product's rule).
 */
export const minutesPresent = (mark: Mark, minutesLate: number | null, planned: number): number => {
  if (mark === 'present') return planned;
  return mark === 'late' ? Math.max(0, planned - (minutesLate ?? 0)) : 0;
};
