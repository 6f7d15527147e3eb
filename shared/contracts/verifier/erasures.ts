import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant, optionalText } from '#shared/contract/values';
import { DisclosureId } from './disclosures.ts';

/** Requests for erasure: the company answers within a month (RGPD, articles 12(3) and 17). */

export const ErasureId = id<'Erasure'>('Demande d’effacement');
export const ErasureState = z.enum(['asked', 'done', 'declined']);
const Dates = { state: ErasureState, askedAt: Instant, dueOn: Day, answeredAt: Instant.nullable(), reason: z.string().nullable() };

export const WalletErasure = z.object({ ...Dates, withdrawnAt: Instant });
export type WalletErasure = z.output<typeof WalletErasure>;
/** Asked again, the same request is shown with what became of it. */
export const askErasure = route({
  method: 'POST',
  path: '/api/v1/wallet/disclosures/:disclosureId/erasures',
  summary: 'Ask a company to erase what it was given, copies included; what the product holds is destroyed at once',
  allow: 'public',
  params: z.object({ disclosureId: DisclosureId }),
  body: z.object({ receipt: z.string().regex(/^[\w-]{43}$/u) }),
  reply: WalletErasure,
  limit: { points: 60, seconds: 60, per: 'address' },
});

export const Erasure = z.object({
  id: ErasureId,
  ...Dates,
  /** Past its day without an answer. */
  late: z.boolean(),
  disclosureId: DisclosureId,
  purpose: z.string(),
  claims: z.array(z.string()),
  receivedAt: Instant,
});
export type Erasure = z.output<typeof Erasure>;
export const erasureAnswered = problem(
  'erasure-answered',
  409,
  'Cette demande a déjà sa réponse',
  'This request has been answered already',
);
export const reasonMissing = problem(
  'reason-missing',
  422,
  'Dites pourquoi vous n’effacez pas\u00a0: la personne a droit à cette raison',
  'Say why you do not erase: the person is entitled to that reason',
);
export const listErasures = route({
  method: 'GET',
  path: '/api/v1/erasures',
  summary: 'Requests for erasure, those that wait first',
  allow: 'erasure:answer:own',
  reply: z.object({ items: z.array(Erasure) }),
});
export const answerErasure = route({
  method: 'POST',
  path: '/api/v1/erasures/:erasureId/answers',
  summary: 'Everything was erased, or the reason why not',
  allow: 'erasure:answer:own',
  params: z.object({ erasureId: ErasureId }),
  body: z.object({ erased: z.boolean(), reason: optionalText(1000) }),
  reply: Erasure,
  refuses: [erasureAnswered, reasonMissing],
});

/** Its day comes, and nobody answered. */
export const erasureDue = fact('erasure.due', z.object({ organisationId: z.string(), erasureId: z.string(), dueOn: z.string() }));
export const erasureAsked = fact(
  'erasure.asked',
  z.object({ organisationId: z.string(), erasureId: z.string(), disclosureId: z.string() }),
);
