/** JWS algorithms beyond our own ES256, over WebCrypto: what other people's credentials and Open Badges are signed with (RFC 7518, RFC 8037). */
import { decodeBytes, encodeBytes } from './base64url.ts';
import { isObject, jwtInput, type Jwt } from './jwt.ts';
import type { JsonObject, Sign } from './ports.ts';
import { Refused } from './report.ts';

export const joseAlgorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256'] as const;
export type JoseAlgorithm = (typeof joseAlgorithms)[number];

interface Parameters {
  readonly kty: 'EC' | 'OKP' | 'RSA';
  readonly crv?: string;
  readonly imported: EcKeyImportParams | RsaHashedImportParams | Algorithm;
  readonly signed: EcdsaParams | Algorithm;
}

const ecdsa = (namedCurve: string, hash: string): Parameters => ({
  kty: 'EC',
  crv: namedCurve,
  imported: { name: 'ECDSA', namedCurve },
  signed: { name: 'ECDSA', hash },
});

const parameters: Readonly<Record<JoseAlgorithm, Parameters>> = {
  ES256: ecdsa('P-256', 'SHA-256'),
  ES384: ecdsa('P-384', 'SHA-384'),
  ES512: ecdsa('P-521', 'SHA-512'),
  EdDSA: { kty: 'OKP', crv: 'Ed25519', imported: { name: 'Ed25519' }, signed: { name: 'Ed25519' } },
  RS256: { kty: 'RSA', imported: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, signed: { name: 'RSASSA-PKCS1-v1_5' } },
};

const leastRsaBytes = 256;

/** The algorithm of a header, when it is one of those. Refuses `none`, every HMAC, and `crit` (RFC 8725 section 3.1). */
export const joseAlgorithmOf = (header: JsonObject): JoseAlgorithm => {
  const found = joseAlgorithms.find((known) => known === header['alg']);
  if (!found) throw new Refused('alg-not-allowed');
  if (header['crit'] !== undefined) throw new Refused('crit-unknown');
  return found;
};

/** The public members of a key fit for that algorithm; null for another kind, a private key, or RSA below 2048 bits (RFC 7518 section 3.3). */
const publicPart = (jwk: unknown, { kty, crv }: Parameters): JsonWebKey | null => {
  if (!isObject(jwk) || jwk['kty'] !== kty || 'd' in jwk || (crv !== undefined && jwk['crv'] !== crv)) return null;
  const names = { EC: ['x', 'y'], OKP: ['x'], RSA: ['n', 'e'] }[kty];
  if (names.some((name) => typeof jwk[name] !== 'string')) return null;
  if (kty === 'RSA' && decodeBytes(String(jwk['n'])).length < leastRsaBytes) return null;
  return { kty, ...(crv === undefined ? {} : { crv }), ...Object.fromEntries(names.map((name) => [name, String(jwk[name])])) };
};

/** Is the signature of a JWT by this public JWK, under the header's own algorithm? False for a key of another kind. */
export const verifyJose = async (jwt: Jwt, jwk: unknown): Promise<boolean> => {
  const { imported, signed, ...kind } = parameters[joseAlgorithmOf(jwt.header)];
  try {
    const key = publicPart(jwk, { imported, signed, ...kind });
    if (!key) return false;
    const usable = await crypto.subtle.importKey('jwk', key, imported, false, ['verify']);
    return await crypto.subtle.verify(signed, usable, decodeBytes(jwt.signature), new TextEncoder().encode(jwt.input));
  } catch {
    return false;
  }
};

/** Signs the ASCII input with a WebCrypto key of that algorithm. */
export const joseSigner =
  (key: CryptoKey, alg: JoseAlgorithm): Sign =>
  async (input) =>
    encodeBytes(new Uint8Array(await crypto.subtle.sign(parameters[alg].signed, key, new TextEncoder().encode(input))));

/** A compact JWS with a JSON payload. */
export const signJose = async (header: JsonObject & { readonly alg: JoseAlgorithm }, payload: JsonObject, sign: Sign): Promise<string> => {
  const input = jwtInput(header, payload);
  return `${input}.${await sign(input)}`;
};
