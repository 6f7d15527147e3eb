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

interface Received {
  readonly company: KnownOrganisation;
  /** Names of competences by code. */
  readonly names: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** An offer as the person receives it: who asks, by name and SIRET, and for which competences; not which colleague sent it. */
export const describeReceived = (offer: OfferModel, { company, names, now }: Received): z.input<typeof WalletOfferReceived> => ({
  ...common(offer, now),
  company: { name: company.name, siret: company.siret, did: company.did ?? '' },
  competences: Object.fromEntries(offer.wishes.flatMap(({ code }) => (code && names[code] ? [[code, names[code]]] : []))),
});
