import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, Email } from '#shared/contract/values';
import { LinkCode } from '../identity.ts';
import { Ink } from '../organisations.ts';
import { CredentialKind } from './credentials.ts';

/** The organism's authorization page: a person identifies by digits sent to their address, and lets a wallet collect what waits for them. */

export const authorisationOver = problem(
  'authorisation-over',
  410,
  'Cette demande a déjà reçu sa réponse ou n’est plus valable : recommencez depuis votre carnet',
  'This request was already answered or is no longer valid: begin again from your wallet',
);
const request = z.object({ request: LinkCode });
const refuses = [authorisationOver];
// A classroom shares one address.
const limit = { points: 120, seconds: 900, per: 'address' } as const;

export const describeAuthorisation = route({
  method: 'POST',
  path: '/api/v1/authorisations/descriptions',
  summary: 'Which organism is asked, by which wallet, for what; no personal data',
  allow: 'public',
  body: request,
  reply: z.object({
    organisation: z.object({ name: z.string(), siret: z.string(), ink: Ink }),
    wallet: z.object({ host: z.string(), own: z.boolean() }),
    kinds: z.array(CredentialKind),
  }),
  refuses,
  limit,
});
export const sendAuthorisationDigits = route({
  method: 'POST',
  path: '/api/v1/authorisations/digits',
  summary: 'Send six digits to a person’s address; the same answer for an unknown one',
  allow: 'public',
  body: request.extend({ email: Email }),
  reply: noContent,
  status: 204,
  refuses,
  limit: { ...limit, points: 40 },
});
export const confirmAuthorisationDigits = route({
  method: 'POST',
  path: '/api/v1/authorisations/confirmations',
  summary: 'The six digits, for what waits; five guesses for one request',
  allow: 'public',
  body: request.extend({ code: z.string().regex(/^\d{6}$/u) }),
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('wrong'), left: z.number().int().min(0) }),
    z.object({
      outcome: z.literal('right'),
      pass: LinkCode,
      offers: z.array(z.object({ kind: CredentialKind, title: z.string(), on: Day })),
    }),
  ]),
  refuses,
  limit,
});
export const consentToAuthorisation = route({
  method: 'POST',
  path: '/api/v1/authorisations/consents',
  summary: 'Let the wallet collect what waits; gives the way back to it',
  allow: 'public',
  body: request.extend({ pass: LinkCode }),
  reply: z.object({ redirect: z.string() }),
  refuses,
  limit,
});
export const refuseAuthorisation = route({
  method: 'POST',
  path: '/api/v1/authorisations/refusals',
  summary: 'Say no to the wallet; gives the way back to it',
  allow: 'public',
  body: request,
  reply: z.object({ redirect: z.string() }),
  refuses,
  limit,
});
