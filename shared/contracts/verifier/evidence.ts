import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Instant } from '#shared/contract/values';

/**
 * What organisms publish, relayed to the page that checks a document in the browser when they do not answer it, or not across origins. Whole
 * documents and whole lists only: nothing says which credential is checked.
 */
export const Evidence = z.object({
  /** As it was published: a JWS, or a DID document in JSON. */
  text: z.string(),
  fetchedAt: Instant,
  /** A newer one could not be had. */
  stale: z.boolean(),
});
export type Evidence = z.output<typeof Evidence>;

const Issuer = z.string().min(8).max(500).meta({ title: 'Identifiant de l’émetteur' });

export const issuerNotRegistered = problem(
  'issuer-not-registered',
  404,
  'Cet émetteur n’est pas dans la liste des organismes reconnus',
  'This issuer is not in the list of recognised organisations',
);
export const evidenceUnreachable = problem(
  'evidence-unreachable',
  503,
  'L’organisme ne répond pas et aucune copie n’est gardée',
  'The organisation does not answer and no copy is kept',
);
const limit = { points: 120, seconds: 60, per: 'address' } as const;

export const relayRegistry = route({
  method: 'GET',
  path: '/api/v1/evidence/registry',
  summary: 'The signed registry of the organisms, or its last copy',
  allow: 'public',
  reply: Evidence,
  refuses: [evidenceUnreachable],
  limit,
});
export const relayDocument = route({
  method: 'GET',
  path: '/api/v1/evidence/documents',
  summary: 'The DID document of a registered issuer, or its last copy',
  allow: 'public',
  query: z.object({ issuer: Issuer }),
  reply: Evidence,
  refuses: [issuerNotRegistered, evidenceUnreachable],
  limit,
});
export const relayList = route({
  method: 'GET',
  path: '/api/v1/evidence/lists',
  summary: 'A status list signed by a registered issuer, or its last copy',
  allow: 'public',
  query: z.object({ issuer: Issuer, uri: z.url({ protocol: /^https?$/u }).max(1000) }),
  reply: Evidence,
  refuses: [issuerNotRegistered, evidenceUnreachable],
  limit,
});
