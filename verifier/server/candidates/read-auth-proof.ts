import { calculateJwkThumbprint } from 'jose';
import { assertHeader, parseJwt, publicJwkOf, verifyJwt } from '#shared/credentials/jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';

export interface AuthProof {
  readonly thumbprint: string;
  readonly nonce: string;
}

const slackSeconds = 300;

/**
 * Reads `carnet-auth+jwt` { aud, nonce, iat, jwk }, signed by the key it names (ES256, P-256). Null for another type, algorithm, audience, a
 * date further than five minutes, or a wrong signature. That the nonce is ours and new is the caller's to know.
 */
export const readAuthProof = async (
  proof: string,
  expected: { readonly audience: string; readonly now: Date },
): Promise<AuthProof | null> => {
  try {
    const jwt = parseJwt(proof);
    assertHeader(jwt.header, 'carnet-auth+jwt');
    const { aud, nonce, iat, jwk } = jwt.payload;
    const key = publicJwkOf(jwk);
    if (!key || aud !== expected.audience || typeof nonce !== 'string' || typeof iat !== 'number') return null;
    if (Math.abs(iat - expected.now.getTime() / 1000) > slackSeconds) return null;
    return (await verifyJwt(jwt, key, nodeCrypto)) ? { nonce, thumbprint: await calculateJwkThumbprint({ ...key }) } : null;
  } catch {
    return null;
  }
};
