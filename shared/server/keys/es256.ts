/**
 * ES256 over node:crypto. Node is given the bare key, and r and s travel in DER as OpenSSL has them: an options object costs two errors made
 * and caught inside Node at every call, and `ieee-p1363` rebuilds the whole key to learn that r has 32 bytes. Together they doubled the time
 * of a signature (measured).
 */
import { sign, verify, type KeyObject } from 'node:crypto';

const half = 32;
/** r and s of 32 bytes each, as a JWS has them (RFC 7518 section 3.4). */
const pair = Buffer.alloc(2 * half);
/** The same as two INTEGERs in a SEQUENCE (X.690): at most 33 bytes each, after two of header. */
const sequence = Buffer.alloc(2 + 2 * (2 + half + 1));
const sequenceTag = 0x30;
const integerTag = 0x02;

/** Writes the INTEGER at `from` into its half of the pair, and gives where the next one starts. */
const readInteger = (der: Buffer, from: number, place: number): number => {
  const next = from + 2 + der[from + 1]!;
  const size = Math.min(der[from + 1]!, half);
  der.copy(pair, place + half - size, next - size, next);
  return next;
};

/** Writes half of the pair as an INTEGER at `to`, without needless zeros, and gives where the next one goes. */
const writeInteger = (place: number, to: number): number => {
  let first = place;
  while (pair[first] === 0 && first < place + half - 1) first += 1;
  const sign = pair[first]! > 0x7f ? 1 : 0;
  const size = place + half - first;
  sequence[to] = integerTag;
  sequence[to + 1] = size + sign;
  sequence[to + 2] = 0;
  pair.copy(sequence, to + 2 + sign, first, place + half);
  return to + 2 + sign + size;
};

/** Base64url of r and s. */
export const signEs256 = (bytes: Uint8Array, privateKey: KeyObject): string => {
  const der = sign('sha256', bytes, privateKey);
  pair.fill(0);
  readInteger(der, readInteger(der, 2, 0), half);
  return pair.toString('base64url');
};

/** 64 bytes in their only base64url spelling: 86 characters, the last of which carries two bits. */
const signatureForm = /^[\w-]{85}[AQgw]$/u;

/** False for a signature in any other form than the one `signEs256` gives. */
export const verifyEs256 = (bytes: Uint8Array, publicKey: KeyObject, signature: string): boolean => {
  if (!signatureForm.test(signature)) return false;
  pair.write(signature, 'base64url');
  const end = writeInteger(half, writeInteger(0, 2));
  sequence[0] = sequenceTag;
  sequence[1] = end - 2;
  return verify('sha256', bytes, publicKey, sequence.subarray(0, end));
};
