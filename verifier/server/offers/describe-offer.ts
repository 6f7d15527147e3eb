import type * as z from 'zod';
import type { Offer, WalletOfferReceived } from '#shared/contracts/verifier/offers';
import type { KnownOrganisation } from '#shared/server/organisations/index';
import type { OfferModel } from './offer.model.ts';
import { stateNow } from './offer-states.ts';

const common = (offer: OfferModel, now: Date) => ({
  id: offer.id,
  title: offer.title,
  message: offer.message,
  contract: offer.contract,
  department: offer.department,
  place: offer.place,
  startsOn: offer.startsOn,
  purpose: offer.purpose,
  wishes: offer.wishes,
  retentionDays: offer.retentionDays,
  state: stateNow(offer, now),
  sentAt: offer.sentAt.toISOString(),
  expiresAt: offer.expiresAt.toISOString(),
  disclosureId: offer.disclosureId,
});

/** An offer as its company sees it. */
export const describeOffer = (offer: OfferModel, now: Date): z.input<typeof Offer> => ({
  ...common(offer, now),
  handle: offer.handle,
  seenAt: offer.seenAt?.toISOString() ?? null,
  answeredAt: offer.answeredAt?.toISOString() ?? null,
  sentBy: offer.sentBy,
});

/** An offer as the person receives it: who asks, by name and SIRET; not which colleague sent it. */
export const describeReceived = (offer: OfferModel, company: KnownOrganisation, now: Date): z.input<typeof WalletOfferReceived> => ({
  ...common(offer, now),
  company: { name: company.name, siret: company.siret, did: company.did ?? '' },
});
