import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant } from '#shared/contract/values';
import { Half, Mark } from './attendance.ts';
import { EnrolmentId, SessionId } from './training.ts';

/**
 * Certificates of completion (certificat de réalisation): hours really done, counted from signed half-days, with a Merkle root over them from
 * which any one can be proven (shared/decisions/0009).
 */

export const CompletionId = id<'Completion'>('Certificat de réalisation');

/** `none` before the first, `current`, `outdated` when signed half-days have been added since. */
export const TraineeCompletion = z.object({
  enrolmentId: EnrolmentId,
  givenName: z.string(),
  familyName: z.string(),
  /** Of the half-days signed so far. */ halfDays: z.number().int(),
  minutes: z.number().int(),
  plannedMinutes: z.number().int(),
  state: z.enum(['none', 'current', 'outdated']),
  completion: z.object({ id: CompletionId, minutes: z.number().int(), issuedAt: Instant, issuedBy: z.string() }).nullable(),
});
export type TraineeCompletion = z.output<typeof TraineeCompletion>;
export const SessionCompletions = z.object({
  ended: z.boolean(),
  /** Half-days that nobody signed: they count for nobody. */ unsigned: z.number().int(),
  items: z.array(TraineeCompletion),
});
export type SessionCompletions = z.output<typeof SessionCompletions>;

export const sessionNotEnded = problem(
  'session-not-ended',
  409,
  'Cette session n’est pas finie : les heures réalisées ne sont pas encore connues',
  'This session has not ended: the hours done are not known yet',
);
export const nothingToCertify = problem(
  'nothing-to-certify',
  409,
  'Personne n’a d’heures signées à certifier, ou chacun a déjà son certificat',
  'Nobody has signed hours to certify, or everyone already has their certificate',
);

const session = z.object({ sessionId: SessionId });
export const listCompletions = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId/completions',
  summary: 'Hours done by each trainee of a session, and their certificates',
  allow: 'attendance:read:own',
  params: session,
  reply: SessionCompletions,
});
/** For everyone who has signed hours and no current certificate; whoever has one keeps it. */
export const issueCompletions = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/completions',
  summary: 'Issue the certificates of completion of an ended session',
  allow: 'completion:issue:own',
  creates: true,
  params: session,
  reply: SessionCompletions,
  status: 201,
  refuses: [sessionNotEnded, nothingToCertify],
});

export const HalfDayProof = z.object({
  leaf: z.string(),
  index: z.number().int(),
  size: z.number().int(),
  path: z.array(z.string()),
});
export const ProvenHalfDay = z.object({
  day: Day,
  half: Half,
  mark: Mark,
  minutes: z.number().int(),
  planned: z.number().int(),
  proof: HalfDayProof,
});
export type ProvenHalfDay = z.output<typeof ProvenHalfDay>;
export const ProvenCompletion = z.object({ root: z.string(), halfDays: z.array(ProvenHalfDay) });
export type ProvenCompletion = z.output<typeof ProvenCompletion>;

/** What a funder is answered who challenges a half-day: its leaf, and the hashes that lead from it to the root in the credential. */
export const getCompletion = route({
  method: 'GET',
  path: '/api/v1/completions/:completionId',
  summary: 'The half-days under a certificate of completion, each with its inclusion proof',
  allow: 'attendance:read:own',
  params: z.object({ completionId: CompletionId }),
  reply: ProvenCompletion,
});
/** The wallet knows the root, which its credential carries. */
export const getWalletCompletion = route({
  method: 'GET',
  path: '/api/v1/wallet/completions/:root',
  summary: 'The same for the person certified, by the root of their credential',
  allow: 'wallet',
  params: z.object({ root: z.string().regex(/^[\w-]{43}$/u) }),
  reply: ProvenCompletion,
});

const issued = z.object({
  organisationId: z.string(),
  completionId: z.string(),
  personId: z.string(),
  enrolmentId: z.string(),
  sessionId: z.string(),
  programmeTitle: z.string(),
  sessionTitle: z.string(),
  startsOn: Day,
  endsOn: Day,
  minutes: z.number().int(),
  plannedMinutes: z.number().int(),
  halfDays: z.number().int(),
  merkleRoot: z.string(),
  issuedOn: Day,
});
export const completionIssued = fact('completion.issued', issued);
/** Corrected down to no hour at all: its credential is revoked, and nothing takes its place. */
export const completionWithdrawn = fact(
  'completion.withdrawn',
  z.object({ organisationId: z.string(), completionId: z.string(), personId: z.string(), reason: z.string() }),
);
/** The former certificate's credential is replaced. */
export const completionReplaced = fact('completion.replaced', issued.extend({ replacesCompletionId: z.string(), reason: z.string() }));
