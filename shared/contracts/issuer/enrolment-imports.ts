import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { SessionId } from './training.ts';

/** The rows of a file: nothing is saved by a dry run; a real run saves all good rows in one go, and refuses a file with a bad row unless told to leave them out. */
export const ImportRow = z.object({
  line: z.number().int(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string(),
  outcome: z.enum(['new', 'known', 'already-enrolled', 'twice-in-file', 'wrong']),
  errors: z.array(z.object({ column: z.enum(['givenName', 'familyName', 'email']), code: z.string() })),
});
export const EnrolmentImport = z.object({
  rows: z.array(ImportRow),
  good: z.number().int(),
  bad: z.number().int(),
  skipped: z.number().int(),
  saved: z.boolean(),
  encoding: z.string(),
  separator: z.string(),
});
export type EnrolmentImport = z.output<typeof EnrolmentImport>;
export const notACsv = problem(
  'not-a-csv',
  422,
  'Ce fichier n’est pas un tableau CSV, quel que soit son nom',
  'This file is not a CSV table, whatever its name',
);
export const wrongHeaders = problem(
  'wrong-headers',
  422,
  'La première ligne doit nommer les colonnes : prénom, nom, e-mail',
  'The first line must name the columns: given name, family name, e-mail',
);
export const wrongEncoding = problem(
  'wrong-encoding',
  422,
  'L’encodage du fichier n’est pas reconnu : enregistrez-le en UTF-8',
  'The encoding of the file is not recognised: save it as UTF-8',
);
export const emptyFile = problem('empty-file', 422, 'Ce fichier ne contient aucune ligne', 'This file holds no row');
export const tooManyRows = problem('too-many-rows', 422, '500 lignes au plus par fichier', '500 rows at most in a file');
export const badRows = problem(
  'bad-rows',
  409,
  'Des lignes sont à corriger : rien n’a été enregistré',
  'Some rows need correcting: nothing was saved',
);
export const importEnrolments = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/enrolment-imports',
  summary: 'Enrol from a CSV file, first as a dry run',
  allow: 'enrolment:write:own',
  params: z.object({ sessionId: SessionId }),
  bytes: 3_000_000,
  body: z.object({
    fileName: z.string().max(255),
    content: z.base64().max(2_800_000),
    dryRun: z.boolean().default(true),
    leaveOutBadRows: z.boolean().default(false),
  }),
  reply: EnrolmentImport,
  refuses: [notACsv, wrongHeaders, wrongEncoding, emptyFile, tooManyRows, badRows],
});
