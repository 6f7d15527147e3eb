import type { Offer } from '#shared/contracts/verifier/offers';

/** An offer ends with a day: the instant before its end still belongs to the day that was announced. */
export const lastInstant = ({ expiresAt }: Pick<Offer, 'expiresAt'>): string => new Date(Date.parse(expiresAt) - 1).toISOString();
