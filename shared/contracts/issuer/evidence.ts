import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { notAssigned, notEnrolled, ValidationId } from './competences.ts';
import { EvidenceFile, EvidenceFileId, EvidenceType, mostEvidenceBytes } from './evidence-file.ts';
import { EnrolmentId, ProgrammeCompetenceId, SessionId } from './training.ts';

/** Photos and documents behind a validation (shared/decisions/0017): sealed at the organism, named by their hash in the credential. */

export const evidenceUnreadable = problem(
  'evidence-unreadable',
  422,
  'Ce fichier n’est ni une photo (JPEG, PNG ou WebP) ni un PDF',
  'This file is neither a photo (JPEG, PNG or WebP) nor a PDF',
);
export const evidenceTooLarge = problem('evidence-too-large', 422, 'Un justificatif pèse 8 Mo au plus', 'Evidence weighs 8 MB at most');
export const evidenceTooMany = problem(
  'evidence-too-many',
  409,
  'Cinq justificatifs au plus pour une validation',
  'Five files at most behind one validation',
);
export const evidenceQuota = problem(
  'evidence-quota',
  409,
  'La place prévue pour les justificatifs de votre organisme est pleine',
  'The room for your organisation’s evidence is full',
);
export const evidenceAttached = problem(
  'evidence-attached',
  409,
  'Ce justificatif tient une validation : il ne se retire plus',
  'This file stands behind a validation: it can no longer be removed',
);

const base64 = (bytes: number): number => Math.ceil(bytes / 3) * 4;
export const addEvidence = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/evidence',
  summary: 'Add a photo or PDF to a decision about to be made',
  allow: 'competence:validate:assigned',
  creates: true,
  params: z.object({ sessionId: SessionId }),
  body: z.object({
    enrolmentId: EnrolmentId,
    competenceId: ProgrammeCompetenceId,
    /** Base64. What it is, its bytes say. */
    content: z
      .string()
      .min(1)
      .max(base64(mostEvidenceBytes) + 4),
  }),
  reply: EvidenceFile,
  status: 201,
  refuses: [notAssigned, notEnrolled, evidenceUnreadable, evidenceTooLarge, evidenceTooMany, evidenceQuota],
  bytes: base64(mostEvidenceBytes) + 4096,
  limit: { points: 200, seconds: 3600, per: 'actor' },
});
export const removeEvidence = route({
  method: 'DELETE',
  path: '/api/v1/evidence/:evidenceFileId',
  summary: 'Remove a file that no validation rests on yet',
  allow: 'competence:validate:assigned',
  params: z.object({ evidenceFileId: EvidenceFileId }),
  reply: noContent,
  status: 204,
  refuses: [evidenceAttached],
});
export const readEvidence = route({
  method: 'GET',
  path: '/api/v1/evidence/:evidenceFileId',
  summary: 'One file, with its bytes',
  allow: 'competence:read:own',
  params: z.object({ evidenceFileId: EvidenceFileId }),
  reply: EvidenceFile.extend({ content: z.string() }),
});
export const listValidationEvidence = route({
  method: 'GET',
  path: '/api/v1/validations/:validationId/evidence',
  summary: 'The files behind a validation',
  allow: 'competence:read:own',
  params: z.object({ validationId: ValidationId }),
  reply: z.object({ items: z.array(EvidenceFile) }),
});
/** By the hash that the holder's own credential says: nobody else's is found. */
export const readWalletEvidence = route({
  method: 'GET',
  path: '/api/v1/wallet/evidence/:sha256',
  summary: 'A file behind a credential of this person, with its bytes',
  allow: 'wallet',
  params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
  reply: z.object({ mediaType: EvidenceType, content: z.string() }),
  limit: { points: 200, seconds: 3600, per: 'actor' },
});
