import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import * as z from 'zod';
import type { PublicJwk } from '#shared/server/keys/keys';

export type ProofFault = 'malformed' | 'type' | 'algorithm' | 'key' | 'signature' | 'method' | 'url' | 'time' | 'token';

/** Why a DPoP proof was refused; `invalid_dpop_proof` on the wire. */
export class ProofRefused extends Error {
  readonly why: ProofFault;

  constructor(why: ProofFault) {
    super(`DPoP proof refused: ${why}`);
    this.why = why;
  }
}

export interface CheckedProof {
  /** RFC 7638 thumbprint of the key that signed: `jkt`. */
  readonly thumbprint: string;
  readonly jwk: PublicJwk;
  readonly jti: string;
  readonly issuedAt: Date;
}

export interface ProofToCheck {
  readonly proof: string;
  readonly method: string;
  /** Public URL of the server and the path, without query: what the caller believes it called. */
  readonly url: string;
  readonly now: Date;
  /** The access token that comes with the proof: its hash must be in `ath`. */
  readonly accessToken?: string | null;
}

export const acceptedSkewSeconds = 300;

const coordinate = z.string().regex(/^[\w-]{43}$/u);
// strict: a key that carries its private part, or anything else, is refused
const Key = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  alg: z.literal('ES256').optional(),
  use: z.literal('sig').optional(),
  kid: z.string().max(200).optional(),
  ext: z.boolean().optional(),
  key_ops: z.array(z.literal('verify')).optional(),
});
const Claims = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string().optional(),
});

const headerOf = (proof: string): { readonly typ?: unknown; readonly alg?: unknown; readonly jwk?: unknown } => {
  if (proof.length > 4096) throw new ProofRefused('malformed');
  try {
    return decodeProtectedHeader(proof);
  } catch {
    throw new ProofRefused('malformed');
  }
};

const keyOf = (proof: string): PublicJwk => {
  const header = headerOf(proof);
  if (header.typ !== 'dpop+jwt') throw new ProofRefused('type');
  if (header.alg !== 'ES256') throw new ProofRefused('algorithm');
  const key = Key.safeParse(header.jwk);
  if (!key.success) throw new ProofRefused('key');
  const { kty, crv, x, y } = key.data;
  return { kty, crv, x, y };
};

const claimsOf = async (proof: string, jwk: PublicJwk): Promise<z.output<typeof Claims>> => {
  const key = await importJWK({ ...jwk }, 'ES256').catch(() => Promise.reject(new ProofRefused('key')));
  const { payload } = await compactVerify(proof, key, { algorithms: ['ES256'] }).catch(() => Promise.reject(new ProofRefused('signature')));
  try {
    return Claims.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    throw new ProofRefused('malformed');
  }
};

export const accessTokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

const withoutQuery = (url: string): string => url.replace(/[?#].*$/u, '');

/**
 * Checks a DPoP proof (RFC 9449 section 4.3, https://www.rfc-editor.org/rfc/rfc9449#section-4.3): type, ES256 with a public P-256 key, method,
 * exact URL, age by the server's clock, hash of the access token. Refuses with `ProofRefused`. That the proof is new is `spendProof`'s part.
 */
export const checkProof = async (given: ProofToCheck): Promise<CheckedProof> => {
  const jwk = keyOf(given.proof);
  const claims = await claimsOf(given.proof, jwk);
  if (claims.htm !== given.method) throw new ProofRefused('method');
  if (withoutQuery(claims.htu) !== given.url) throw new ProofRefused('url');
  if (Math.abs(claims.iat - given.now.getTime() / 1000) > acceptedSkewSeconds) throw new ProofRefused('time');
  if (given.accessToken && claims.ath !== accessTokenHash(given.accessToken)) throw new ProofRefused('token');
  return { thumbprint: await calculateJwkThumbprint({ ...jwk }), jwk, jti: claims.jti, issuedAt: new Date(claims.iat * 1000) };
};
