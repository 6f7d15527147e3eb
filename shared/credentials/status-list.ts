/** Token Status List (draft-ietf-oauth-status-list section 4): least significant bit first, zlib, base64url. Not the W3C bitstring, which differs in all three. */
import { decodeBytes, encodeBytes } from './base64url.ts';
import { isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { readStream } from './read-stream.ts';
import { Refused } from './report.ts';

export type StatusBits = 1 | 2 | 4 | 8;
export interface StatusList {
  readonly bits: StatusBits;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The value by which this list says that another credential took the place of one, if it says so at all. */
  readonly replacedValue?: number | undefined;
}

/** Values of section 7.1; the fourth is the application's: revoked because another took its place (shared/decisions/0010). */
export const statusValues = { valid: 0, revoked: 1, suspended: 2, replaced: 3 } as const;
/** Fewest entries of a list, so that an index hides in a herd (security.md A4). */
export const leastEntries = 2 ** 17;
const mostBytes = 8 * 1024 * 1024;

const isBits = (bits: unknown): bits is StatusBits => bits === 1 || bits === 2 || bits === 4 || bits === 8;

export const sizeOf = ({ bits, bytes }: StatusList): number => (bytes.length * 8) / bits;

/** A list of valid entries. */
export const makeStatusList = (entries: number, bits: StatusBits): StatusList => ({
  bits,
  bytes: new Uint8Array(Math.ceil((entries * bits) / 8)),
});

/** The status at that index; null when the list has no such index. */
export const readStatus = (list: StatusList, index: number): number | null => {
  if (!Number.isInteger(index) || index < 0 || index >= sizeOf(list)) return null;
  const perByte = 8 / list.bits;
  return (list.bytes[Math.floor(index / perByte)]! >> ((index % perByte) * list.bits)) & (2 ** list.bits - 1);
};

/** Writes a status in place. Throws outside the list, or for a value wider than its bits. */
export const setStatus = (list: StatusList, index: number, value: number): void => {
  const mask = 2 ** list.bits - 1;
  if (readStatus(list, index) === null || !Number.isInteger(value) || value < 0 || value > mask) throw new RangeError('no such status');
  const perByte = 8 / list.bits;
  const shift = (index % perByte) * list.bits;
  const place = Math.floor(index / perByte);
  list.bytes[place] = (list.bytes[place]! & ~(mask << shift)) | (value << shift);
};

/** The `status_list` claim. */
export const encodeStatusList = async ({ bits, bytes }: StatusList): Promise<{ readonly bits: StatusBits; readonly lst: string }> => ({
  bits,
  lst: encodeBytes(await readStream(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate')), mostBytes)),
});

/** Reads a `status_list` claim. Refuses other widths, other encodings, and more than 8 MB once unpacked. */
export const decodeStatusList = async (claim: unknown): Promise<StatusList> => {
  if (!isObject(claim) || !isBits(claim['bits']) || typeof claim['lst'] !== 'string') throw new Refused('status-list-malformed');
  try {
    const packed = decodeBytes(claim['lst']);
    return {
      bits: claim['bits'],
      bytes: await readStream(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')), mostBytes),
    };
  } catch {
    throw new Refused('status-list-malformed');
  }
};

export interface StatusListToSign {
  /** Where the list is published: becomes `sub`. */
  readonly uri: string;
  readonly did: string;
  readonly list: StatusList;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly ttlSeconds: number;
}

/** The payload of a status list token (section 5.1), for `keys.signToken(key, 'statuslist+jwt', …)`. */
export const statusListPayload = async (toSign: StatusListToSign): Promise<JsonObject> => ({
  iss: toSign.did,
  sub: toSign.uri,
  iat: toSign.issuedAt,
  exp: toSign.expiresAt,
  ttl: toSign.ttlSeconds,
  ...(toSign.list.replacedValue === undefined ? {} : { replaced_value: toSign.list.replacedValue }),
  status_list: await encodeStatusList(toSign.list),
});
