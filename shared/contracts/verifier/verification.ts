import * as z from 'zod';
import { Instant } from '#shared/contract/values';

/** What the checks on a presentation gave: all lines, not the first failure (house.md: verification is never an exception). */
export const Check = z.object({
  check: z.enum(['signature', 'issuer-trusted', 'status', 'validity', 'holder-binding', 'disclosures']),
  outcome: z.enum(['passed', 'failed', 'unchecked']),
  /** A code of the closed list in shared/credentials; screens put it in words. */
  why: z.string(),
  /** When the source of this check was fetched, e.g. the status list. */
  at: Instant.nullable().default(null),
});
export const Verdict = z.enum(['verified', 'to-check', 'refused']);
export const Report = z.object({
  verdict: Verdict,
  checkedAt: Instant,
  checks: z.array(Check),
  issuer: z.object({ did: z.string(), name: z.string().nullable(), siret: z.string().nullable() }).nullable(),
});
export type Report = z.output<typeof Report>;
