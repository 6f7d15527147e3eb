import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, id, Instant, optionalText, text } from '#shared/contract/values';
import { candidateGone, Department } from './candidates.ts';
import { DisclosureId, unknownClaim, WishedClaim } from './disclosures.ts';

/** Offers of a job or training place to a profile, naming the fields wished and why. */

export const OfferId = id<'Offer'>('Proposition');
export const Contract = z.enum(['cdi', 'cdd', 'interim', 'apprenticeship', 'internship', 'training']).meta({ title: 'Contrat' });
export const OfferState = z.enum(['sent', 'seen', 'accepted', 'refused', 'expired', 'withdrawn']);
const words = z.object({
  title: text(140),
  message: text(3000),
  contract: Contract,
  department: Department,
  place: optionalText(160),
  startsOn: Day.nullable().default(null),
});
export const Offer = z.object({
  id: OfferId,
  handle: z.string(),
  title: z.string(),
  message: z.string(),
  contract: Contract,
  department: Department,
  place: z.string().nullable(),
  startsOn: Day.nullable(),
  purpose: z.string(),
  wishes: z.array(WishedClaim),
  retentionDays: z.number().int(),
  state: OfferState,
  sentAt: Instant,
  seenAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  expiresAt: Instant,
  sentBy: z.string(),
  disclosureId: DisclosureId.nullable(),
});
export type Offer = z.output<typeof Offer>;
export const offerOver = problem('offer-over', 409, 'Cette proposition n’est plus en cours', 'This offer is no longer open');
export const offerWaiting = problem(
  'offer-waiting',
  409,
  'Une proposition attend déjà la réponse de ce profil',
  'An offer already waits for this profile’s answer',
);
export const expiryTooSoon = problem(
  'expiry-out-of-range',
  422,
  'L’échéance va de demain à 60 jours',
  'The expiry is between tomorrow and 60 days',
);

const offer = z.object({ offerId: OfferId });
export const sendOffer = route({
  method: 'POST',
  path: '/api/v1/offers',
  summary: 'Send an offer to a profile',
  allow: 'offer:send:own',
  creates: true,
  limit: { points: 50, seconds: 86_400, per: 'organisation' },
  body: words.extend({
    handle: text(60),
    purpose: text(300),
    wishes: z.array(WishedClaim).min(1).max(10),
    retentionDays: z.number().int().min(1).max(365).default(90),
    expiresOn: Day,
  }),
  reply: Offer,
  status: 201,
  refuses: [candidateGone, offerWaiting, expiryTooSoon, unknownClaim],
});
export const listOffers = route({
  method: 'GET',
  path: '/api/v1/offers',
  summary: 'Offers of the company',
  allow: 'offer:read:own',
  query: z.object({ state: OfferState.optional() }),
  reply: z.object({
    items: z.array(Offer),
    counts: z.object({ sent: z.number(), seen: z.number(), accepted: z.number(), refused: z.number() }),
  }),
});
export const getOffer = route({
  method: 'GET',
  path: '/api/v1/offers/:offerId',
  summary: 'One offer',
  allow: 'offer:read:own',
  params: offer,
  reply: Offer,
});
export const withdrawOffer = route({
  method: 'POST',
  path: '/api/v1/offers/:offerId/withdrawals',
  summary: 'Withdraw an offer',
  allow: 'offer:send:own',
  params: offer,
  reply: Offer,
  refuses: [offerOver],
});

// ---- the wallet
export const WalletOfferReceived = Offer.pick({
  id: true,
  title: true,
  message: true,
  contract: true,
  department: true,
  place: true,
  startsOn: true,
  purpose: true,
  wishes: true,
  retentionDays: true,
  state: true,
  sentAt: true,
  expiresAt: true,
  disclosureId: true,
}).extend({
  company: z.object({ name: z.string(), siret: z.string(), did: z.string() }),
  /** Names of the competences wished, by code: the wallet may hold none of them. */
  competences: z.record(z.string(), z.string()).default({}),
});
export type WalletOfferReceived = z.output<typeof WalletOfferReceived>;
export const listWalletJobOffers = route({
  method: 'GET',
  path: '/api/v1/wallet/offers',
  summary: 'Offers received by this key’s profile',
  allow: 'wallet',
  reply: z.object({ items: z.array(WalletOfferReceived) }),
});
export const seeWalletJobOffer = route({
  method: 'POST',
  path: '/api/v1/wallet/offers/:offerId/sightings',
  summary: 'The offer was opened',
  allow: 'wallet',
  params: offer,
  reply: noContent,
  status: 204,
});
/** `openid4vp://?client_id=…&request_uri=…`, 10 minutes, once. */
export const requestForOffer = route({
  method: 'POST',
  path: '/api/v1/wallet/offers/:offerId/requests',
  summary: 'The presentation request that answers yes',
  allow: 'wallet',
  params: offer,
  reply: z.object({ uri: z.string(), expiresAt: Instant }),
  status: 201,
  refuses: [offerOver],
});
export const refuseJobOffer = route({
  method: 'POST',
  path: '/api/v1/wallet/offers/:offerId/refusals',
  summary: 'Refuse; nothing is shared',
  allow: 'wallet',
  params: offer,
  reply: noContent,
  status: 204,
  refuses: [offerOver],
});

export const offerSent = fact('offer.sent', z.object({ organisationId: z.string(), offerId: z.string() }));
export const offerAnswered = fact(
  'offer.answered',
  z.object({ organisationId: z.string(), offerId: z.string(), answer: z.enum(['accepted', 'refused']) }),
);
