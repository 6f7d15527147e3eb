import type { IssuerKeyModel } from './issuer-key.model.ts';

/** The first second of the day (UTC) from which a key's signatures are refused; null for a key that did not fall. */
export const compromisedSince = ({ compromisedFrom }: Pick<IssuerKeyModel, 'compromisedFrom'>): number | null =>
  compromisedFrom === null ? null : Date.parse(`${compromisedFrom}T00:00:00Z`) / 1000;
