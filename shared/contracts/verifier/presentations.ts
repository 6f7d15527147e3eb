import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { id, Instant, text } from '#shared/contract/values';
import { RequestState, unknownClaim, WishedClaim } from './disclosures.ts';

/** Proofs shown from a page: a company gives a link away, whoever follows it shows a proof with the wallet of the same device or of another. */

export const PresentationLinkId = id<'PresentationLink'>('Lien de présentation');
const Asked = { purpose: z.string(), wishes: z.array(WishedClaim), retentionDays: z.number().int() };
export const PresentationLink = z.object({
  id: PresentationLinkId,
  ...Asked,
  /** To give away, while it is open; its code stands in the fragment. */
  url: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  closedAt: Instant.nullable(),
  /** How many answered. */
  answers: z.number().int(),
});
export type PresentationLink = z.output<typeof PresentationLink>;

/** 256 bits, base64url: a link's code, a browser's session, a response code. */
const Secret = z.string().regex(/^[\w-]{43}$/u);
const perAddress = { points: 60, seconds: 60, per: 'address' } as const;

export const linkOver = problem('presentation-link-over', 410, 'Ce lien n’est plus valable', 'This link is no longer valid');
export const presentationOver = problem('presentation-over', 410, 'Cette présentation est close', 'This presentation is over');

export const createPresentationLink = route({
  method: 'POST',
  path: '/api/v1/presentation-links',
  summary: 'A link that whoever follows it answers from a browser',
  allow: 'disclosure:request:own',
  creates: true,
  body: z.object({
    purpose: text(300),
    wishes: z.array(WishedClaim).min(1).max(10),
    retentionDays: z.number().int().min(1).max(365).default(90),
    days: z.number().int().min(1).max(30).default(7),
  }),
  reply: PresentationLink,
  status: 201,
  refuses: [unknownClaim],
});
export const listPresentationLinks = route({
  method: 'GET',
  path: '/api/v1/presentation-links',
  summary: 'Links the company gave away',
  allow: 'disclosure:request:own',
  reply: z.object({ items: z.array(PresentationLink) }),
});
export const closePresentationLink = route({
  method: 'DELETE',
  path: '/api/v1/presentation-links/:linkId',
  summary: 'Close a link: nobody can follow it any more',
  allow: 'disclosure:request:own',
  params: z.object({ linkId: PresentationLinkId }),
  reply: noContent,
  status: 204,
});

export const Asking = z.object({ company: z.string(), siret: z.string(), ...Asked });
export const openPresentationLink = route({
  method: 'POST',
  path: '/api/v1/presentations/links',
  summary: 'Who asks, for what, behind a link',
  allow: 'public',
  body: z.object({ code: Secret }),
  reply: Asking,
  refuses: [linkOver],
  limit: perAddress,
});

/** What the browser that began sees; `session` is its own secret, and never leaves it but to ask. */
export const Presentation = z.object({
  company: z.string(),
  state: RequestState,
  device: z.enum(['same', 'other']),
  /** What a wallet opens, as long as it awaits one. */
  uri: z.string().nullable(),
  /** For the wallet of this platform, the same. */
  walletUrl: z.string().nullable(),
  matchCode: z.string().nullable(),
  expiresAt: Instant,
});
export type Presentation = z.output<typeof Presentation>;
export const startPresentation = route({
  method: 'POST',
  path: '/api/v1/presentations',
  summary: 'Begin to show a proof, in this browser',
  allow: 'public',
  body: z.object({ code: Secret, device: z.enum(['same', 'other']) }),
  reply: z.object({ session: z.string(), presentation: Presentation }),
  status: 201,
  refuses: [linkOver],
  limit: perAddress,
});
export const followPresentation = route({
  method: 'POST',
  path: '/api/v1/presentations/state',
  summary: 'Where a presentation stands, for the browser that began it',
  allow: 'public',
  body: z.object({ session: Secret }),
  reply: Presentation,
  refuses: [presentationOver],
  limit: { points: 240, seconds: 60, per: 'address' },
});
/** OpenID4VP 1.0 section 13.3, step 8: the response code of the redirect and the session of the browser together, or the answer is destroyed. */
export const finishPresentation = route({
  method: 'POST',
  path: '/api/v1/presentations/finish',
  summary: 'Bring an answer back to the browser that began',
  allow: 'public',
  body: z.object({ session: Secret.nullable(), responseCode: Secret }),
  reply: z.object({ outcome: z.enum(['received', 'other-browser', 'nothing']), company: z.string().nullable() }),
  limit: perAddress,
});
