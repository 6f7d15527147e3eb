import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 bits, base64url: sign-ins, links, offer codes. Only its `sha256Hex` is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A code a person types, e.g. `tx_code`: uniform, zeros in front kept. */
export const numericCode = (digits: number): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** Compares two secrets in a time that tells nothing of where they differ. */
export const sameSecret = (left: string, right: string): boolean => {
  const a = createHash('sha256').update(left).digest();
  const b = createHash('sha256').update(right).digest();
  return timingSafeEqual(a, b);
};

/** UUIDv7 (RFC 9562 section 5.7) for the rare row whose id must be known before it is inserted: a sealed column is bound to it. */
export const newId = (now: Date): string => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
