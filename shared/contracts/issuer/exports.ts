import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { IssuanceId } from './credentials.ts';

/** Files made of a credential for readers that know other forms than the wallet's (shared/decisions/0017). */

export const exportFormats = ['vc+jwt', 'open-badge'] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.output<typeof ExportFormat>;

export const notExportable = problem(
  'issuance-not-exportable',
  409,
  'Cette attestation n’est plus en vigueur, ou pas encore remise : elle ne s’exporte pas',
  'This credential is no longer in force, or not delivered yet: it cannot be exported',
);
export const notABadge = problem('not-a-badge', 409, 'Seule une compétence peut devenir un badge', 'Only a competence can become a badge');
export const foreignHolder = problem(
  'foreign-holder',
  409,
  'Cette attestation n’a pas été remise à cette clé',
  'This credential was not issued to this key',
);

const coordinate = z.string().regex(/^[\w-]{43}$/u);
/** The same bytes whenever it is asked again, whatever the key: one file of each form stands for one credential. */
export const exportIssuance = route({
  method: 'POST',
  path: '/api/v1/wallet/issuances/:issuanceId/exports',
  summary: 'A credential as a file of another form, signed by the organism',
  allow: 'wallet',
  params: z.object({ issuanceId: IssuanceId }),
  body: z.object({
    format: ExportFormat,
    /** Of a copy that this wallet received: the key that the file is bound to. */
    holder: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  }),
  reply: z.object({ format: ExportFormat, document: z.string() }),
  refuses: [notExportable, notABadge, foreignHolder],
  limit: { points: 1000, seconds: 3600, per: 'actor' },
});
