/** W3C Bitstring Status List v1.0 (https://www.w3.org/TR/vc-bitstring-status-list/): most significant bit first, GZIP, multibase `u`. Not the IETF list. */
import { decodeBytes, encodeBytes } from './base64url.ts';
import type { JsonObject } from './ports.ts';
import { readStream } from './read-stream.ts';
import { Refused } from './report.ts';

/** Fewest entries (section 3.1: 16 kB uncompressed), so that an index hides in a herd. */
export const leastBitstringEntries = 131_072;
const mostBytes = 8 * 1024 * 1024;

export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** A list in which no bit is set. Throws below the least, or for what is no whole number of bytes. */
export const makeBitstring = (entries: number): Uint8Array<ArrayBuffer> => {
  if (!Number.isInteger(entries / 8) || entries < leastBitstringEntries || entries > mostBytes * 8)
    throw new RangeError('a bitstring has 131072 entries or more, in whole bytes');
  return new Uint8Array(entries / 8);
};

const holds = (list: Uint8Array, index: number): boolean => Number.isInteger(index) && index >= 0 && index < list.length * 8;

/** The bit at that index, the left-most being the first; null when the list has no such index. */
export const readBit = (list: Uint8Array, index: number): boolean | null =>
  holds(list, index) ? (list[index >> 3]! & (0x80 >> (index & 7))) !== 0 : null;

/** Writes a bit in place. Throws outside the list. */
export const setBit = (list: Uint8Array, index: number, value = true): void => {
  if (!holds(list, index)) throw new RangeError('no such status');
  const mask = 0x80 >> (index & 7);
  list[index >> 3] = value ? list[index >> 3]! | mask : list[index >> 3]! & ~mask;
};

/** `encodedList` (section 4.2, Bitstring Generation). Throws below the least number of entries. */
export const encodeBitstring = async (list: Uint8Array<ArrayBuffer>): Promise<string> => {
  if (list.length * 8 < leastBitstringEntries) throw new RangeError('a bitstring has 131072 entries or more');
  return `u${encodeBytes(await readStream(new Blob([list]).stream().pipeThrough(new CompressionStream('gzip')), mostBytes))}`;
};

/** Reads an `encodedList` (Bitstring Expansion). Refuses another multibase, another packing, fewer entries than the least, and a list that swells. */
export const decodeBitstring = async (encoded: unknown): Promise<Uint8Array<ArrayBuffer>> => {
  if (typeof encoded !== 'string' || !encoded.startsWith('u')) throw new Refused('status-list-malformed');
  let list: Uint8Array<ArrayBuffer>;
  try {
    list = await readStream(new Blob([decodeBytes(encoded.slice(1))]).stream().pipeThrough(new DecompressionStream('gzip')), mostBytes);
  } catch {
    throw new Refused('status-list-malformed');
  }
  if (list.length * 8 < leastBitstringEntries) throw new Refused('status-list-malformed');
  return list;
};

export interface BitstringToSign {
  /** Where the list is published: its `id`. */
  readonly uri: string;
  readonly did: string;
  readonly purpose: StatusPurpose;
  readonly list: Uint8Array<ArrayBuffer>;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly ttlSeconds: number;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** The `BitstringStatusListCredential` (section 2.2), for `keys.signToken(key, 'vc+jwt', …)`; `ttl` in milliseconds, as the specification says. */
export const bitstringCredential = async (toSign: BitstringToSign): Promise<JsonObject> => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: toSign.uri,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: toSign.did,
  iss: toSign.did,
  validFrom: instant(toSign.issuedAt),
  validUntil: instant(toSign.expiresAt),
  iat: toSign.issuedAt,
  exp: toSign.expiresAt,
  credentialSubject: {
    id: `${toSign.uri}#list`,
    type: 'BitstringStatusList',
    statusPurpose: toSign.purpose,
    ttl: toSign.ttlSeconds * 1000,
    encodedList: await encodeBitstring(toSign.list),
  },
});

/** One entry of a credential's `credentialStatus` (section 2.1). */
export const bitstringEntry = (place: { readonly uri: string; readonly index: number; readonly purpose: StatusPurpose }): JsonObject => ({
  id: `${place.uri}#${place.index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: place.purpose,
  statusListIndex: String(place.index),
  statusListCredential: place.uri,
});
