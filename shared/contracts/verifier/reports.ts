import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { id, Instant, optionalText, OrganisationId, text } from '#shared/contract/values';
import { WishedClaim } from './disclosures.ts';

/** Requests that ask too much, reported by those who were asked to the platform; the company learns nothing of it. */

export const ReportId = id<'Report'>('Signalement');
export const ReportReason = z.enum(['too-much', 'no-link', 'too-long', 'pressure', 'false-identity', 'no-erasure', 'other']);
export type ReportReason = z.output<typeof ReportReason>;
export const ReportState = z.enum(['open', 'upheld', 'dismissed']);
const Secret = z.string().regex(/^[\w-]{43}$/u);
const Followed = { state: ReportState, madeAt: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable() };

/** By the code of the request’s address, which whoever was asked holds. */
export const reportRequest = route({
  method: 'POST',
  path: '/api/v1/wallet/reports',
  summary: 'Report a request that asks too much',
  allow: 'public',
  body: z.object({ code: Secret, reason: ReportReason, words: optionalText(1000) }),
  reply: z.object({ ...Followed, follow: z.string() }),
  status: 201,
  limit: { points: 10, seconds: 600, per: 'address' },
});
export const FollowedReport = z.object(Followed);
export type FollowedReport = z.output<typeof FollowedReport>;
export const followReport = route({
  method: 'POST',
  path: '/api/v1/wallet/reports/state',
  summary: 'What became of a report, for whoever made it',
  allow: 'public',
  body: z.object({ follow: Secret }),
  reply: FollowedReport,
  limit: { points: 60, seconds: 60, per: 'address' },
});

export const Report = z.object({
  id: ReportId,
  ...Followed,
  company: z.object({ id: OrganisationId, name: z.string(), siret: z.string().nullable() }),
  purpose: z.string(),
  wishes: z.array(WishedClaim),
  retentionDays: z.number().int(),
  reason: ReportReason,
  words: z.string().nullable(),
  /** How many reports are about this company. */
  ofCompany: z.number().int(),
});
export type Report = z.output<typeof Report>;
export const reportClosed = problem('report-closed', 409, 'Ce signalement a déjà sa réponse', 'This report has been answered already');
export const listReports = route({
  method: 'GET',
  path: '/api/v1/platform/reports',
  summary: 'Reports of abusive requests, those that wait first',
  allow: 'report:handle:platform',
  reply: z.object({ items: z.array(Report) }),
});
export const answerReport = route({
  method: 'POST',
  path: '/api/v1/platform/reports/:reportId/answers',
  summary: 'Uphold or dismiss a report, in words for whoever made it',
  allow: 'report:handle:platform',
  params: z.object({ reportId: ReportId }),
  body: z.object({ upheld: z.boolean(), answer: text(1000) }),
  reply: Report,
  refuses: [reportClosed],
});
