import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, id, Instant, text } from '#shared/contract/values';
import { Level } from './competences.ts';
import { ReasonCode } from './status-reasons.ts';

/** Issuances: from a recorded fact to a credential in a wallet. The protocol itself (OID4VCI 1.0) is not here: see protocol/. */

export const IssuanceId = id<'Issuance'>('Émission');
export const CredentialKind = z.enum(['competence', 'enrolment', 'attendance', 'completion', 'endorsement']);
export type CredentialKind = z.output<typeof CredentialKind>;
export const IssuanceState = z.enum(['offered', 'claimed', 'signed', 'delivered', 'suspended', 'revoked', 'replaced', 'cancelled']);

export const Issuance = z.object({
  id: IssuanceId,
  kind: CredentialKind,
  title: z.string(),
  level: Level.nullable(),
  person: z.object({ givenName: z.string(), familyName: z.string() }),
  on: Day,
  state: IssuanceState,
  offeredAt: Instant,
  deliveredAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** When the present state was said, and why. */
  statedAt: Instant.nullable(),
  reasonCode: ReasonCode.nullable(),
  reason: z.string().nullable(),
});
export type Issuance = z.output<typeof Issuance>;

export const notOfferable = problem(
  'issuance-not-offerable',
  409,
  'Cette attestation est déjà dans un carnet, ou n’est plus à remettre',
  'This credential is already in a wallet, or is no longer on offer',
);
const issuance = z.object({ issuanceId: IssuanceId });

export const listIssuances = route({
  method: 'GET',
  path: '/api/v1/issuances',
  summary: 'The issue queue of the organism, newest first',
  allow: 'credential:read:own',
  query: z.object({ state: IssuanceState.optional(), kind: CredentialKind.optional(), after: z.string().max(100).optional() }),
  reply: z.object({
    items: z.array(Issuance),
    next: z.string().nullable(),
    counts: z.object({ offered: z.number(), signed: z.number(), delivered: z.number(), revoked: z.number() }),
  }),
});
/** For a trainee at the desk: a QR and a six-digit code read on another screen. The former code dies. */
export const mintOffer = route({
  method: 'POST',
  path: '/api/v1/issuances/:issuanceId/offers',
  summary: 'Make a credential offer to scan, with its transaction code',
  allow: 'credential:offer:assigned',
  params: issuance,
  reply: z.object({ uri: z.string(), txCode: z.string(), expiresAt: Instant, title: z.string() }),
  status: 201,
  refuses: [notOfferable],
});
export const cancelIssuance = route({
  method: 'POST',
  path: '/api/v1/issuances/:issuanceId/cancellations',
  summary: 'Cancel an offer nobody has claimed',
  allow: 'credential:cancel:own',
  params: issuance,
  body: z.object({ reason: text(500) }),
  reply: Issuance,
  refuses: [notOfferable],
});

// ---- the wallet, signed in to the organism
export const WalletOffer = z.object({
  issuanceId: IssuanceId,
  kind: CredentialKind,
  title: z.string(),
  level: Level.nullable(),
  on: Day,
  offeredAt: Instant,
  /** What it takes the place of: a wallet collects it by itself. */
  replaces: IssuanceId.nullable(),
  /** Another device of the person has it: this one gets copies of its own. */
  elsewhere: z.boolean(),
});
export type WalletOffer = z.output<typeof WalletOffer>;
export const listWalletOffers = route({
  method: 'GET',
  path: '/api/v1/wallet/credential-offers',
  summary: 'What waits to be collected',
  allow: 'wallet',
  reply: z.object({ items: z.array(WalletOffer) }),
});
/** An offer by value for OID4VCI, without transaction code, since the wallet has proved its key. */
export const mintWalletOffer = route({
  method: 'POST',
  path: '/api/v1/wallet/credential-offers/:issuanceId/codes',
  summary: 'A pre-authorised code for one offer',
  allow: 'wallet',
  params: issuance,
  reply: z.object({ uri: z.string(), expiresAt: Instant }),
  status: 201,
  refuses: [notOfferable],
});
/** More copies of what the wallet holds, when those it has were nearly all shown: it says how many were, never to whom. */
export const mintCopiesOffer = route({
  method: 'POST',
  path: '/api/v1/wallet/issuances/:issuanceId/copies',
  summary: 'A pre-authorised code for more copies of one delivered credential',
  allow: 'wallet',
  params: issuance,
  reply: z.object({ uri: z.string(), expiresAt: Instant }),
  status: 201,
  refuses: [notOfferable],
  limit: { points: 300, seconds: 3600, per: 'actor' },
});
/** Statuses are public lists; the reason is for the holder only. */
export const listWalletIssuances = route({
  method: 'GET',
  path: '/api/v1/wallet/issuances',
  summary: 'State and reason of what was issued to this person',
  allow: 'wallet',
  reply: z.object({
    items: z.array(
      z.object({
        issuanceId: IssuanceId,
        state: IssuanceState,
        reasonCode: ReasonCode.nullable(),
        reason: z.string().nullable(),
        at: Instant.nullable(),
        replacedBy: IssuanceId.nullable(),
      }),
    ),
  }),
});
export const confirmDelivery = route({
  method: 'POST',
  path: '/api/v1/wallet/issuances/:issuanceId/deliveries',
  summary: 'The wallet says the credential is safely stored',
  allow: 'wallet',
  params: issuance,
  reply: noContent,
  status: 204,
});

export const credentialOffered = fact(
  'credential.offered',
  z.object({ organisationId: z.string(), issuanceId: z.string(), personId: z.string() }),
);
export const credentialSigned = fact('credential.signed', z.object({ organisationId: z.string(), issuanceId: z.string() }));
export const credentialDelivered = fact('credential.delivered', z.object({ organisationId: z.string(), issuanceId: z.string() }));
export const credentialRevoked = fact(
  'credential.revoked',
  z.object({ organisationId: z.string(), issuanceId: z.string(), personId: z.string() }),
);
export const credentialSuspended = fact(
  'credential.suspended',
  z.object({ organisationId: z.string(), issuanceId: z.string(), personId: z.string() }),
);
export const credentialResumed = fact(
  'credential.resumed',
  z.object({ organisationId: z.string(), issuanceId: z.string(), personId: z.string() }),
);
