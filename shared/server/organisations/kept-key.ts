import type { KeptKey } from '#shared/server/keys/keys';
import type { IssuerKeyModel } from './issuer-key.model.ts';

/** A row as the signing workers want it; with its certificate in x5c mode, while that is good. */
export const keptKey = (row: IssuerKeyModel, signing: 'did' | 'x5c', now: Date): KeptKey => {
  const { kid, did, publicJwk, wrapped, certificate, certificateIssuer, certificateUntil } = row;
  if (publicJwk.kty !== 'EC') throw new Error('a key for badges signs nothing else');
  const good = signing === 'x5c' && certificate && certificateIssuer && certificateUntil && certificateUntil > now;
  return { kid, did, publicJwk, wrapped, ...(good ? { certificate: { leaf: certificate, issuer: certificateIssuer } } : {}) };
};
