/** The life of an offer: from where to where. What has no arrow out is over. */
export const offerMoves = {
  sent: ['seen', 'accepted', 'refused', 'expired', 'withdrawn'],
  seen: ['accepted', 'refused', 'expired', 'withdrawn'],
  accepted: [],
  refused: [],
  expired: [],
  withdrawn: [],
} as const;

export type OfferStateName = keyof typeof offerMoves;

export const statesBefore = (target: OfferStateName): readonly OfferStateName[] =>
  (Object.keys(offerMoves) as OfferStateName[]).filter((state) => (offerMoves[state] as readonly string[]).includes(target));

export const isOpen = (state: OfferStateName): boolean => offerMoves[state].length > 0;

export const stateNow = (offer: { readonly state: OfferStateName; readonly expiresAt: Date }, now: Date): OfferStateName =>
  isOpen(offer.state) && offer.expiresAt <= now ? 'expired' : offer.state;
