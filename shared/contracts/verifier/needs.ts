import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { id, Instant, OrganisationId, text } from '#shared/contract/values';
import { unknownClaim } from './disclosures.ts';

/**
 * What a company may ask for, and why: declared by it, approved by the platform, published in the signed registry. Wallets hold each request
 * against it and tell the person of what exceeds it.
 */

export const NeedId = id<'Need'>('Besoin déclaré');
export const NeedState = z.enum(['waiting', 'approved', 'refused']);
const purpose = text(300).meta({ title: 'Pourquoi' });
/** `competence.level`: a name of the catalogue. */
const ClaimName = z
  .string()
  .max(80)
  .regex(/^[a-z]+\.[A-Za-z]+$/u);
const claims = z.array(ClaimName).min(1).max(80).meta({ title: 'Informations' });

export const Need = z.object({
  id: NeedId,
  purpose: z.string(),
  claims: z.array(z.string()),
  state: NeedState,
  declaredAt: Instant,
  decidedAt: Instant.nullable(),
  /** The platform's words when it refused. */
  reason: z.string().nullable(),
});
export type Need = z.output<typeof Need>;
export const DeclaredNeed = Need.extend({
  company: z.object({ id: OrganisationId, name: z.string(), siret: z.string().nullable() }),
});
export type DeclaredNeed = z.output<typeof DeclaredNeed>;

export const tooManyNeeds = problem(
  'too-many-needs',
  409,
  '20 besoins déclarés au plus\u00a0: retirez ceux qui ne servent plus',
  '20 declared needs at most: withdraw those that no longer serve',
);
export const needDecided = problem('need-decided', 409, 'Ce besoin a déjà sa réponse', 'This need has been answered already');

export const listNeeds = route({
  method: 'GET',
  path: '/api/v1/needs',
  summary: 'What the company declared that it may ask for, newest first',
  allow: 'organisation:update:own',
  reply: z.object({ items: z.array(Need) }),
});
export const declareNeed = route({
  method: 'POST',
  path: '/api/v1/needs',
  summary: 'Declare what the company may ask for, and why; the platform approves it',
  allow: 'organisation:update:own',
  creates: true,
  body: z.object({ purpose, claims }),
  reply: Need,
  status: 201,
  refuses: [tooManyNeeds, unknownClaim],
});
const one = z.object({ needId: NeedId });
export const withdrawNeed = route({
  method: 'DELETE',
  path: '/api/v1/needs/:needId',
  summary: 'It leaves the registry: asking for it is unusual again',
  allow: 'organisation:update:own',
  params: one,
  reply: noContent,
  status: 204,
});

export const listDeclaredNeeds = route({
  method: 'GET',
  path: '/api/v1/platform/needs',
  summary: 'What companies declare, those that wait first',
  allow: 'organisation:approve:platform',
  reply: z.object({ items: z.array(DeclaredNeed) }),
});
export const approveNeed = route({
  method: 'POST',
  path: '/api/v1/platform/needs/:needId/approvals',
  summary: 'Publish it in the registry',
  allow: 'organisation:approve:platform',
  params: one,
  reply: DeclaredNeed,
  refuses: [needDecided],
});
export const refuseNeed = route({
  method: 'POST',
  path: '/api/v1/platform/needs/:needId/refusals',
  summary: 'Refuse it, in words for the company',
  allow: 'organisation:approve:platform',
  params: one,
  body: z.object({ reason: text(1000) }),
  reply: DeclaredNeed,
  refuses: [needDecided],
});
