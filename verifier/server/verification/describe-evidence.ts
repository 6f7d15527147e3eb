import { evidenceUnreachable, type Evidence } from '#shared/contracts/verifier/evidence';
import type * as z from 'zod';
import { Refusal } from '#shared/server/refusal';
import type { Copy } from './evidence-copies.ts';

/** Refuses (503) when neither the organism nor a copy could answer. */
export const describeEvidence = (copy: Copy | null): z.input<typeof Evidence> => {
  if (!copy) throw new Refusal(evidenceUnreachable);
  return { text: copy.text, fetchedAt: copy.fetchedAt.toISOString(), stale: copy.stale };
};
