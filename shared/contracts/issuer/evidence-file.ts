import * as z from 'zod';
import { id, Instant } from '#shared/contract/values';

/** A photo or document behind a validation, without its bytes. It has no name: a file's own often says a person's. */
export const EvidenceFileId = id<'EvidenceFile'>('Justificatif');
export const evidenceTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const EvidenceType = z.enum(evidenceTypes);
export type EvidenceType = z.output<typeof EvidenceType>;

export const mostEvidenceBytes = 8 * 1024 * 1024;
/** Behind one validation. */
export const mostEvidenceFiles = 5;

export const EvidenceFile = z.object({
  id: EvidenceFileId,
  mediaType: EvidenceType,
  bytes: z.number().int(),
  /** In hexadecimal. */
  sha256: z.string(),
  addedAt: Instant,
});
export type EvidenceFile = z.output<typeof EvidenceFile>;
