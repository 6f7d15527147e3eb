import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Instant } from '#shared/contract/values';
import { Verdict } from './verification.ts';

/** Many documents at once, for registered bodies: what they hold is checked, nothing of it is kept. */

export const mostDocuments = 500;

export const VerifiedRow = z.object({
  /** From 1: the line of the table below its header, or the place in the archive. */
  row: z.number().int(),
  /** The caller's own reference, or the file's name. */
  reference: z.string(),
  /** Null when there was no credential to check. */
  verdict: Verdict.nullable(),
  /** Codes of the closed list of checks, or why there was nothing to check. */
  reasons: z.array(z.string()),
  format: z.enum(['dc+sd-jwt', 'vc+sd-jwt', 'vc+jwt', 'open-badge', 'unknown']).nullable(),
  /** Signed by the person themselves: no organism stands behind it. */
  selfDeclared: z.boolean(),
  /** As the registry knows it, never as the credential says. */
  issuer: z.object({ did: z.string(), name: z.string(), siret: z.string().nullable() }).nullable(),
  /** SHA-256 of the compact form, hexadecimal: which document this line is about. */
  sha256: z.string().nullable(),
});
export type VerifiedRow = z.output<typeof VerifiedRow>;

export const fileUnreadable = problem(
  'file-unreadable',
  422,
  'Ce fichier ne se lit pas : CSV, archive ZIP, PDF ou texte, non chiffré, de 10 Mo au plus',
  'This file cannot be read: CSV, ZIP archive, PDF or text, not encrypted, 10 MB at most',
);
export const nothingToVerify = problem(
  'nothing-to-verify',
  422,
  'Ce fichier ne contient aucune preuve',
  'There is no credential in this file',
);
export const tooManyDocuments = problem('too-many-documents', 422, '500 preuves au plus par appel', '500 credentials at most in a call');

export const verifyDocuments = route({
  method: 'POST',
  path: '/api/v1/verifications',
  summary: 'Check a file of credentials; the answer is signed by the platform',
  allow: 'machine',
  bytes: 14_100_000,
  body: z.object({
    fileName: z.string().max(255),
    /** CSV with a column `credential` (and `reference`), ZIP, PDF or text. */
    content: z.base64().min(1).max(14_000_000),
  }),
  reply: z.object({
    checkedAt: Instant,
    counts: z.object({ verified: z.number().int(), toCheck: z.number().int(), refused: z.number().int(), unreadable: z.number().int() }),
    rows: z.array(VerifiedRow),
    /** JWS of type `carnet-verification+jwt`, by the key that signs the verifier's registry. */
    report: z.string(),
    csv: z.string(),
  }),
  refuses: [fileUnreadable, nothingToVerify, tooManyDocuments],
  limit: { points: 30, seconds: 60, per: 'organisation' },
});
