/** The crypto port over node:crypto, with kept KeyObjects: making one from a JWK costs nearly as much as a signature. */
import { createHmac, createPublicKey, hash, randomFillSync, sign as nodeSign, verify as nodeVerify, type KeyObject } from 'node:crypto';
import type { CryptoPort, PublicJwk, Sign } from '#shared/credentials/ports';

interface VerifyKey {
  readonly key: KeyObject;
  readonly dsaEncoding: 'ieee-p1363';
}
const mostKept = 2000;
const byCoordinates = new Map<string, VerifyKey>();
const byObject = new WeakMap<PublicJwk, VerifyKey>();

const keptKey = ({ x, y }: PublicJwk): VerifyKey => {
  const name = x + y;
  const known = byCoordinates.get(name);
  if (known) return known;
  const made: VerifyKey = { key: createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  if (byCoordinates.size >= mostKept) byCoordinates.delete(byCoordinates.keys().next().value!);
  byCoordinates.set(name, made);
  return made;
};

const verifyKeyOf = (jwk: PublicJwk): VerifyKey => {
  const known = byObject.get(jwk);
  if (known) return known;
  const kept = keptKey(jwk);
  byObject.set(jwk, kept);
  return kept;
};

const saltBytes = 16;
const pool = Buffer.alloc(saltBytes * 256);
let used = pool.length;

const freshSalt = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += saltBytes;
  return pool.toString('base64url', used - saltBytes, used);
};

/** 64 bytes in their only base64url spelling: 86 characters, the last of which carries two bits. */
const signatureForm = /^[\w-]{85}[AQgw]$/u;

export const nodeCrypto: CryptoPort = {
  digests: (texts) => texts.map((text) => hash('sha256', text, 'base64url')),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest(),
  salts: (count) => Array.from({ length: count }, freshSalt),
  verify(key, input, signature) {
    if (!signatureForm.test(signature)) return false;
    try {
      return nodeVerify('sha256', Buffer.from(input, 'latin1'), verifyKeyOf(key), Buffer.from(signature, 'base64url'));
    } catch {
      return false;
    }
  },
};

/** Signs with a kept private key. */
export const nodeSigner = (key: KeyObject): Sign => {
  const options = { key, dsaEncoding: 'ieee-p1363' } as const;
  return (input) => nodeSign('sha256', Buffer.from(input, 'latin1'), options).toString('base64url');
};
