/** The crypto port over node:crypto, with kept KeyObjects: making one from a JWK costs nearly as much as a signature. */
import { createHmac, createPublicKey, createSecretKey, hash, randomBytes, type KeyObject } from 'node:crypto';
import type { CryptoPort, PublicJwk, Sign } from '#shared/credentials/ports';
import { signEs256, verifyEs256 } from './es256.ts';

const mostKept = 2000;
const byCoordinates = new Map<string, KeyObject>();
const byObject = new WeakMap<PublicJwk, KeyObject>();

const keptKey = ({ x, y }: PublicJwk): KeyObject => {
  const name = x + y;
  const known = byCoordinates.get(name);
  if (known) return known;
  const made = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  if (byCoordinates.size >= mostKept) byCoordinates.delete(byCoordinates.keys().next().value!);
  byCoordinates.set(name, made);
  return made;
};

const verifyKeyOf = (jwk: PublicJwk): KeyObject => {
  const known = byObject.get(jwk);
  if (known) return known;
  const kept = keptKey(jwk);
  byObject.set(jwk, kept);
  return kept;
};

/** 18 bytes fill 24 characters, so that one text of many salts can be cut anywhere between two. */
const saltLength = 24;
let salts = '';
let used = 0;

const freshSalt = (): string => {
  if (used === salts.length) {
    salts = randomBytes(18 * 256).toString('base64url');
    used = 0;
  }
  used += saltLength;
  return salts.slice(used - saltLength, used);
};

export const nodeCrypto: CryptoPort = {
  digests: (texts) => texts.map((text) => hash('sha256', text, 'base64url')),
  hmac: (key, text) => createHmac('sha256', createSecretKey(key)).update(text).digest(),
  salts: (count) => Array.from({ length: count }, freshSalt),
  verify(key, input, signature) {
    try {
      return verifyEs256(Buffer.from(input, 'latin1'), verifyKeyOf(key), signature);
    } catch {
      return false;
    }
  },
};

/** Signs with a kept private key. */
export const nodeSigner =
  (key: KeyObject): Sign =>
  (input) =>
    signEs256(Buffer.from(input, 'latin1'), key);
