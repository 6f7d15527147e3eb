import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { optionalText } from '#shared/contract/values';
import { Issuance, IssuanceId, IssuanceState } from './credentials.ts';
import { checkReason, ReasonCode, StatusAct } from './status-reasons.ts';
import { SessionId } from './training.ts';

/** What becomes of a credential once it is signed: one, those of a session, or those a file names. The list changes at once. */

const words = { reasonCode: ReasonCode, reason: optionalText(500) };

export const notInThatState = problem(
  'issuance-state',
  409,
  'L’état de cette attestation ne le permet plus',
  'The state of this credential no longer allows it',
);
export const changeStatus = route({
  method: 'POST',
  path: '/api/v1/issuances/:issuanceId/statuses',
  summary: 'Suspend, resume or revoke a credential, with a reason its holder can read',
  allow: 'credential:status:own',
  params: z.object({ issuanceId: IssuanceId }),
  body: z.object({ act: StatusAct.exclude(['cancel']), ...words }).superRefine(checkReason),
  reply: Issuance,
  refuses: [notInThatState],
});

/** `changes`; or why not: it is so already, its state does not allow it, nobody knows it here, it stands twice in the file. */
export const BatchOutcome = z.enum(['changes', 'already', 'not-possible', 'unknown', 'twice-in-file']);
export const BatchRow = z.object({
  /** Of the file; null for the credentials of a session. */
  line: z.number().int().nullable(),
  /** As the file has it, or the issuance's id. */
  reference: z.string(),
  title: z.string().nullable(),
  person: z.object({ givenName: z.string(), familyName: z.string() }).nullable(),
  state: IssuanceState.nullable(),
  outcome: BatchOutcome,
});
export const StatusBatch = z.object({
  rows: z.array(BatchRow),
  changes: z.number().int(),
  unchanged: z.number().int(),
  /** What a confirmation must bring back: it names exactly these rows in these states. */
  seen: z.string(),
  done: z.boolean(),
});
export type StatusBatch = z.output<typeof StatusBatch>;

export const notACsv = problem(
  'not-a-csv',
  422,
  'Ce fichier n’est pas un tableau CSV avec une colonne « référence »',
  'This file is not a CSV table with a “reference” column',
);
export const tooManyCredentials = problem(
  'too-many-credentials',
  422,
  '500 attestations au plus à la fois',
  '500 credentials at most at a time',
);
export const batchChanged = problem(
  'batch-changed',
  409,
  'Des attestations ont changé depuis votre relecture : rien n’a été fait, relisez la liste',
  'Some credentials changed since you looked: nothing was done, look at the list again',
);
/** First looked at, then confirmed with what was seen: all in one transaction, and done twice it changes nothing more. */
export const changeStatuses = route({
  method: 'POST',
  path: '/api/v1/issuances/batches',
  summary: 'Suspend, resume, revoke or cancel the credentials of a session or of a file, first as a dry run',
  allow: 'credential:status:own',
  bytes: 400_000,
  body: z
    .object({
      act: StatusAct,
      ...words,
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('session'), sessionId: SessionId }),
        z.object({ kind: z.literal('file'), content: z.base64().max(300_000) }),
      ]),
      /** None: a dry run, which changes nothing. */
      seen: z.string().max(100).nullable().default(null),
    })
    .superRefine(checkReason),
  reply: StatusBatch,
  refuses: [notACsv, tooManyCredentials, batchChanged],
});
