/** RSA keys beside an organisation's own: Open Badges 3.0 readers need understand nothing but RS256 (section 8.2.4). */
import { createPublicKey, generateKeyPair, hash, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { didOf } from '#shared/credentials/did';
import type { JsonObject } from '#shared/credentials/ports';
import { jwtInput } from '#shared/credentials/jwt';
import { badgeKidOf } from '#shared/credentials/badge-kid';
import { unwrapPrivateKey, wrapPrivateKey } from './envelope.ts';
import type { KeptBadgeKey, RsaPublicJwk } from './keys.ts';
import type { MasterKeys } from './master-key.ts';

/** Good past 2030 (ANSSI, RGS B1): badges are read for years. */
const modulusLength = 3072;
const generate = promisify(generateKeyPair);

const publicJwkFrom = (key: KeyObject): RsaPublicJwk => {
  const { kty, n, e } = createPublicKey(key).export({ format: 'jwk' });
  if (kty !== 'RSA' || !n || !e) throw new Error('the key is not of RSA');
  return { kty, n, e };
};

/** Named by its thumbprint (RFC 7638). */
const kidOf = (did: string, { e, kty, n }: RsaPublicJwk): string =>
  `${did}#rsa-${hash('sha256', JSON.stringify({ e, kty, n }), 'base64url').slice(0, 16)}`;

/** A new key of that DID, its private part wrapped. */
export const makeBadgeKey = async (keys: MasterKeys, did: string): Promise<KeptBadgeKey> => {
  const { privateKey } = await generate('rsa', { modulusLength });
  const publicJwk = publicJwkFrom(privateKey);
  const kid = kidOf(did, publicJwk);
  return { did, kid, publicJwk, wrapped: wrapPrivateKey(keys, privateKey, kid) };
};

/** Refuses a key whose DID or public half is not the one it was wrapped with: a swapped row must not sign in another's name. */
const privateKeyOf = (keys: MasterKeys, { did, kid, publicJwk, wrapped }: KeptBadgeKey): KeyObject => {
  if (didOf(kid) !== did) throw new Error(`the key ${kid} is of another DID`);
  const privateKey = unwrapPrivateKey(keys, wrapped, kid);
  if (publicJwkFrom(privateKey).n !== publicJwk.n) throw new Error(`the key ${kid} does not match its public half`);
  return privateKey;
};

/** A badge in its own JWT form: no header but these three, and a `kid` that anyone fetches as a JWK over HTTP. */
export const signBadge = (keys: MasterKeys, key: KeptBadgeKey, document: JsonObject): string => {
  const input = jwtInput({ alg: 'RS256', kid: badgeKidOf(key.kid), typ: 'JWT' }, document);
  return `${input}.${sign('sha256', Buffer.from(input), privateKeyOf(keys, key)).toString('base64url')}`;
};
