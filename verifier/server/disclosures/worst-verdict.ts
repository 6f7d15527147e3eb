import type { Report } from '#shared/contracts/verifier/verification';

/** Several credentials are worth what the least of them is. */
export const worstVerdict = (reports: readonly Pick<Report, 'verdict'>[]): Report['verdict'] => {
  const order = ['refused', 'to-check', 'verified'] as const;
  return order.find((verdict) => reports.some((report) => report.verdict === verdict)) ?? 'refused';
};
