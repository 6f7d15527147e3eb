import type { CredentialKind } from '#shared/contracts/issuer/credentials';

const day = 86400;
const years: Readonly<Record<CredentialKind, number>> = { competence: 5, enrolment: 5, attendance: 5, completion: 5, endorsement: 5 };

/**
 * `iat` and `exp` in seconds, both at midnight UTC: an exact time would join the copies of one credential (ARF ISSU_36), and a date in the
 * future is refused by readers without tolerance.
 */
export const validityOf = (kind: CredentialKind, now: Date): { readonly issuedAt: number; readonly expiresAt: number } => {
  const issuedAt = Math.floor(now.getTime() / 1000 / day) * day;
  const until = new Date(issuedAt * 1000);
  until.setUTCFullYear(until.getUTCFullYear() + years[kind]);
  return { issuedAt, expiresAt: until.getTime() / 1000 };
};
