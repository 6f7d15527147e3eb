import type { JsonObject } from './ports.ts';
import type { Check, FailedWhy } from './report.ts';

/** Clocks differ; a minute is forgiven for dates in the future, nothing for an end that has passed. */
const skew = 60;

const isDate = (value: unknown): boolean => value === undefined || (typeof value === 'number' && Number.isFinite(value));

const failed = (why: FailedWhy, at?: unknown): Check => ({
  check: 'validity',
  outcome: 'failed',
  why,
  ...(typeof at === 'number' ? { at } : {}),
});

/** `exp`, `nbf` and `iat` (RFC 7519 section 4.1) at that second. Refuses dates that are not numbers. */
export const checkValidity = ({ iat, nbf, exp }: JsonObject, now: number): Check => {
  if (![iat, nbf, exp].every(isDate)) return failed('dates-malformed');
  if (exp !== undefined && now >= (exp as number)) return failed('expired', exp);
  if (nbf !== undefined && (nbf as number) > now + skew) return failed('not-yet-valid', nbf);
  if (iat !== undefined && (iat as number) > now + skew) return failed('issued-in-future', iat);
  return exp === undefined
    ? { check: 'validity', outcome: 'passed', why: 'no-expiry' }
    : { check: 'validity', outcome: 'passed', why: 'within-dates', at: exp as number };
};
