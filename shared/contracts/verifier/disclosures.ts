import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { id, Instant, text } from '#shared/contract/values';
import { Report } from './verification.ts';

/** Presentation requests (OID4VP 1.0), what was received, withdrawal. */

export const PresentationRequestId = id<'PresentationRequest'>('Demande de présentation');
export const DisclosureId = id<'Disclosure'>('Partage');
/** One claim of a credential type, by its key in shared/credentials/claim-catalogue.ts, e.g. `competence.level`. */
export const WishedClaim = z.object({
  kind: z.enum(['competence', 'enrolment', 'attendance', 'completion', 'endorsement', 'experience']),
  /** Only credentials of this ROME competence, when given. */ code: z.string().max(200).nullable().default(null),
  claims: z.array(z.string().max(60)).min(1).max(20),
  required: z.boolean(),
  /** Several credentials may answer. */ multiple: z.boolean().optional(),
});
export type WishedClaim = z.output<typeof WishedClaim>;

export const RequestState = z.enum(['created', 'fetched', 'held', 'answered', 'refused', 'expired', 'cancelled']);
export const PresentationRequest = z.object({
  id: PresentationRequestId,
  purpose: z.string(),
  wishes: z.array(WishedClaim),
  state: RequestState,
  uri: z.string().nullable(),
  /** Two digits to show beside the QR: the person gives them back through the wallet. */
  matchCode: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  disclosureId: DisclosureId.nullable(),
});
export type PresentationRequest = z.output<typeof PresentationRequest>;
export const unknownClaim = problem(
  'unknown-claim',
  422,
  'Une des informations demandées n’existe pas',
  'One of the wished claims does not exist',
);
export const requestOver = problem('request-over', 409, 'Cette demande est close', 'This request is closed');

/** At a counter: a QR any conformant wallet can answer. */
export const createPresentationRequest = route({
  method: 'POST',
  path: '/api/v1/presentation-requests',
  summary: 'Ask for claims, answered by a wallet that scans the QR',
  allow: 'disclosure:request:own',
  creates: true,
  body: z.object({
    purpose: text(300),
    wishes: z.array(WishedClaim).min(1).max(10),
    retentionDays: z.number().int().min(1).max(365).default(90),
    /** A number stands on the screen beside the QR; without it whoever has the link may answer. */
    match: z.boolean().default(true),
  }),
  reply: PresentationRequest,
  status: 201,
  refuses: [unknownClaim],
});
export const getPresentationRequest = route({
  method: 'GET',
  path: '/api/v1/presentation-requests/:requestId',
  summary: 'Where a request stands',
  allow: 'disclosure:request:own',
  params: z.object({ requestId: PresentationRequestId }),
  reply: PresentationRequest,
});
export const cancelPresentationRequest = route({
  method: 'DELETE',
  path: '/api/v1/presentation-requests/:requestId',
  summary: 'Close a request nobody answered',
  allow: 'disclosure:request:own',
  params: z.object({ requestId: PresentationRequestId }),
  reply: noContent,
  status: 204,
  refuses: [requestOver],
});

/** For a wallet that gave no number: whoever stands at the counter says whether it was the person in front. */
export const confirmPresentation = route({
  method: 'POST',
  path: '/api/v1/presentation-requests/:requestId/confirmations',
  summary: 'Take in an answer that came without the number, or leave it',
  allow: 'disclosure:request:own',
  params: z.object({ requestId: PresentationRequestId }),
  body: z.object({ present: z.boolean() }),
  reply: PresentationRequest,
  refuses: [requestOver],
});

export const DisclosedClaim = z.object({ key: z.string(), label: z.object({ fr: z.string(), en: z.string() }), value: z.string() });
export const DisclosedCredential = z.object({
  kind: z.string(),
  title: z.string().nullable(),
  claims: z.array(DisclosedClaim),
  report: Report,
  /** The holder told that they contest it, since that day. */
  contestedOn: z.string().nullable().default(null),
});
export const Disclosure = z.object({
  id: DisclosureId,
  from: z.object({ handle: z.string().nullable() }),
  purpose: z.string(),
  offerId: z.string().nullable(),
  receivedAt: Instant,
  keptUntil: Instant,
  state: z.enum(['received', 'withdrawn', 'expired']),
  withdrawnAt: Instant.nullable(),
  /** Empty once withdrawn or expired: the data is gone. */ credentials: z.array(DisclosedCredential),
  verdict: z.enum(['verified', 'to-check', 'refused']).nullable(),
});
export type Disclosure = z.output<typeof Disclosure>;
export const listDisclosures = route({
  method: 'GET',
  path: '/api/v1/disclosures',
  summary: 'What was shared with the company, and the tombstones',
  allow: 'disclosure:read:own',
  reply: z.object({ items: z.array(Disclosure.omit({ credentials: true }).extend({ claims: z.array(z.string()) })) }),
});
export const getDisclosure = route({
  method: 'GET',
  path: '/api/v1/disclosures/:disclosureId',
  summary: 'One disclosure with its report',
  allow: 'disclosure:read:own',
  params: z.object({ disclosureId: DisclosureId }),
  reply: Disclosure,
});
/** Asks the status lists again (once per TTL) and keeps the new report. */
export const checkDisclosure = route({
  method: 'POST',
  path: '/api/v1/disclosures/:disclosureId/checks',
  summary: 'Check again',
  allow: 'disclosure:read:own',
  params: z.object({ disclosureId: DisclosureId }),
  reply: Disclosure,
  limit: { points: 30, seconds: 60, per: 'actor' },
});

// ---- the wallet
export const WalletDisclosure = z.object({
  id: DisclosureId,
  company: z.string(),
  companyDid: z.string(),
  purpose: z.string(),
  claims: z.array(z.string()),
  at: Instant,
  keptUntil: Instant,
  state: z.enum(['received', 'withdrawn', 'expired']),
  withdrawnAt: Instant.nullable(),
});
export const listWalletDisclosures = route({
  method: 'GET',
  path: '/api/v1/wallet/disclosures',
  summary: 'Sharings made with this key',
  allow: 'wallet',
  reply: z.object({ items: z.array(WalletDisclosure) }),
});
/** `receipt`: given in the answer to the presentation (OID4VP direct_post reply), for requests answered outside the profile's key. */
export const withdrawDisclosure = route({
  method: 'POST',
  path: '/api/v1/wallet/disclosures/:disclosureId/withdrawals',
  summary: 'Take a sharing back: the data is destroyed at once',
  allow: 'public',
  params: z.object({ disclosureId: DisclosureId }),
  body: z.object({ receipt: z.string().regex(/^[\w-]{43}$/u) }),
  reply: z.object({ withdrawnAt: Instant }),
  limit: { points: 60, seconds: 60, per: 'address' },
});

/** After a cut: did the answer arrive? By the receipt the wallet chose and kept before it sent anything. */
export const lookUpDisclosure = route({
  method: 'POST',
  path: '/api/v1/wallet/disclosures/lookups',
  summary: 'What became of an answer whose reply was lost',
  allow: 'public',
  body: z.object({ receipt: z.string().regex(/^[\w-]{43}$/u) }),
  reply: z.object({
    disclosureId: DisclosureId,
    state: z.enum(['held', 'received', 'withdrawn', 'expired']),
    /** When the answer was heard: what a consent receipt says. */
    answeredAt: Instant.nullable(),
  }),
  limit: { points: 600, seconds: 60, per: 'address' },
});

export const disclosureReceived = fact(
  'disclosure.received',
  z.object({ organisationId: z.string(), disclosureId: z.string(), requestId: z.string(), offerId: z.string().nullable() }),
);
export const disclosureWithdrawn = fact(
  'disclosure.withdrawn',
  z.object({ organisationId: z.string(), disclosureId: z.string(), offerId: z.string().nullable() }),
);
export const disclosureRefused = fact(
  'disclosure.refused',
  z.object({ organisationId: z.string(), requestId: z.string(), offerId: z.string().nullable() }),
);
/** A later check found another verdict: a credential was revoked, suspended, has expired, or stands again. */
export const disclosureStatusChanged = fact(
  'disclosure.status-changed',
  z.object({ organisationId: z.string(), disclosureId: z.string(), verdict: z.enum(['verified', 'to-check', 'refused']) }),
);
