/** Compact JWS (RFC 7515) with a JSON payload, ES256 only, no extension understood. */
import { decodeText, encodeText } from './base64url.ts';
import type { CryptoPort, JsonObject, PublicJwk, Sign } from './ports.ts';
import { Refused } from './report.ts';

export interface Jwt {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  /** What is signed: `header.payload`. */
  readonly input: string;
  readonly signature: string;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Array.isArray` would make `any` of its elements. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const parseObject = (part: string): JsonObject => {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(part));
  } catch {
    throw new Refused('malformed');
  }
  if (!isObject(value)) throw new Refused('malformed');
  return value;
};

/** Takes three dot-separated parts apart. Refuses anything that is not two JSON objects and a signature. Verifies nothing. */
export const parseJwt = (compact: string): Jwt => {
  const first = compact.indexOf('.');
  const second = compact.indexOf('.', first + 1);
  if (first < 1 || second < first + 2 || compact.length < second + 2) throw new Refused('malformed');
  return {
    header: parseObject(compact.slice(0, first)),
    payload: parseObject(compact.slice(first + 1, second)),
    input: compact.slice(0, second),
    signature: compact.slice(second + 1),
  };
};

/**
 * Refuses another `typ`, another `alg` than ES256 (RFC 8725 section 3.1: an allow-list, so neither `none` nor HS256 with the public key),
 * and any `crit` (RFC 7515 section 4.1.11: an extension that is not understood).
 */
export const assertHeader = (header: JsonObject, typ: string): void => {
  if (header['typ'] !== typ) throw new Refused('wrong-typ');
  if (header['alg'] !== 'ES256') throw new Refused('alg-not-allowed');
  if (header['crit'] !== undefined) throw new Refused('crit-unknown');
};

/** Header and payload as they are signed. */
export const jwtInput = (header: JsonObject, payload: JsonObject): string =>
  `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(payload))}`;

export const signJwt = async (header: JsonObject, payload: JsonObject, sign: Sign): Promise<string> => {
  const input = jwtInput({ alg: 'ES256', ...header }, payload);
  return `${input}.${await sign(input)}`;
};

export const verifyJwt = (jwt: Jwt, key: PublicJwk, crypto: CryptoPort) => crypto.verify(key, jwt.input, jwt.signature);

const coordinate = /^[\w-]{43}$/u;
/** A P-256 public key and nothing else: `kid`, `alg`, `use` leave; anything private or of another kind gives null. */
export const publicJwkOf = (value: unknown): PublicJwk | null => {
  if (!isObject(value)) return null;
  const { kty, crv, x, y } = value;
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || 'd' in value) return null;
  return coordinate.test(x) && coordinate.test(y) ? { kty, crv, x, y } : null;
};

export const sameKey = (one: PublicJwk, other: PublicJwk): boolean => one.x === other.x && one.y === other.y;
