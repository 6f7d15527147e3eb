import { generateKeyPairSync } from 'node:crypto';
import { listOutsideIssuers, recogniseOutsideIssuer } from '#shared/contracts/organisations';
import { encodeText } from '#shared/credentials/base64url';
import type { Portal } from './portal.ts';

export interface OutsideIssuer {
  readonly did: string;
  readonly kid: string;
  readonly privateJwk: Readonly<Record<string, unknown>>;
}

/** A foreign organism with a did:jwk of its own, recognised by the platform's ordinary registry page. */
export const recogniseForeigner = async (administrator: Portal): Promise<OutsideIssuer> => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const did = `did:jwk:${encodeText(JSON.stringify({ crv, kty, x, y }))}`;
  await administrator.call(recogniseOutsideIssuer, { body: { did, name: 'Académie des métiers de Wallonie', siret: null } });
  const { items } = await administrator.call(listOutsideIssuers);
  if (!items.some((one) => one.did === did)) throw new Error('the outside issuer is not in the registry');
  return { did, kid: `${did}#0`, privateJwk: privateKey.export({ format: 'jwk' }) };
};
