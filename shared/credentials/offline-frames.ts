/** A presentation as the text of one QR code, or of a few shown one after the other: what passes from a screen to a camera without a network. */
import { zlibSync } from 'fflate';
import { fromBase45, toBase45 } from './base45.ts';
import { decodeBytes, encodeBytes } from './base64url.ts';
import { inflate, joined } from './inflate.ts';
import type { CryptoPort } from './ports.ts';

/** What a code of 93 modules holds at level M: read by a phone at arm’s length. */
const mostInOne = 900;
/** Several are smaller, since each is before the camera for less than a second. */
const mostInEach = 560;
export const mostFrames = 40;
const mostBytes = 128 * 1024;

const encoder = new TextEncoder();
const separators = ['', '.', '~'];

/** base64url as bytes where that gives the same text back, so that it deflates; anything else as it stands. */
const partOf = (text: string): readonly [number, Uint8Array] => {
  try {
    return [0, decodeBytes(text)];
  } catch {
    return [1, encoder.encode(text)];
  }
};

const packPart = (text: string, separator: string): Uint8Array => {
  const [plain, bytes] = partOf(text);
  const head = [separators.indexOf(separator) * 2 + plain, bytes.length >> 14, (bytes.length >> 7) & 127, bytes.length & 127];
  return joined([Uint8Array.from(head), bytes]);
};

const pack = (text: string): Uint8Array => {
  const parts = text.split(/([.~])/u);
  const packed = parts.flatMap((part, index) => (index % 2 === 0 ? [packPart(part, parts[index + 1] ?? '')] : []));
  return zlibSync(joined(packed), { level: 9 });
};

const unpack = (packed: Uint8Array): string => {
  const bytes = inflate(packed, mostBytes);
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const [kind, high, middle, low] = bytes.subarray(at, at + 4);
    const length = (high! << 14) | (middle! << 7) | low!;
    const part = bytes.subarray(at + 4, at + 4 + length);
    if (low === undefined || part.length !== length || kind! > 5) throw new RangeError('cut short');
    text += (kind! % 2 === 0 ? encodeBytes(part) : new TextDecoder().decode(part)) + separators[kind! >> 1]!;
    at += 4 + length;
  }
  return text;
};

const nameOf = async (data: string, crypto: CryptoPort): Promise<string> => {
  const [digest] = await crypto.digests([data]);
  return [...decodeBytes(digest!).subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
};

/** The texts of the codes, in the characters that QR codes write most closely. Refuses what would take more than forty of them. */
export const packFrames = async (text: string, crypto: CryptoPort): Promise<readonly string[]> => {
  const data = toBase45(pack(text));
  const count = data.length <= mostInOne ? 1 : Math.ceil(data.length / mostInEach);
  if (count > mostFrames) throw new RangeError('too much for codes on a screen');
  const name = await nameOf(data, crypto);
  const size = Math.ceil(data.length / count);
  return Array.from(
    { length: count },
    (_, index) => `CARNET1:${name}/${index + 1}-${count}:${data.slice(index * size, (index + 1) * size)}`,
  );
};

/** What was read so far, by place. */
export interface Gathered {
  readonly name: string;
  readonly count: number;
  readonly parts: ReadonlyMap<number, string>;
}

const form = /^CARNET1:([0-9A-F]{8})\/(\d{1,2})-(\d{1,2}):([0-9A-Z $%*+\-./:]+)$/u;

export const isFrame = (text: string): boolean => form.test(text);

/** One code more, in any order. A code of another presentation begins anew; what is no code of ours changes nothing. */
export const gather = (before: Gathered | null, text: string): Gathered | null => {
  const [, name, at, of, data] = form.exec(text) ?? [];
  const [index, count] = [Number(at), Number(of)];
  if (name === undefined || data === undefined || index < 1 || index > count || count > mostFrames) return before;
  const known = before?.name === name && before.count === count ? before.parts : new Map<number, string>();
  return { name, count, parts: new Map([...known, [index, data]]) };
};

export const isWhole = ({ count, parts }: Gathered): boolean => parts.size === count;

/** The presentation, once every code was read; null when they do not belong together. */
export const openFrames = async (gathered: Gathered, crypto: CryptoPort): Promise<string | null> => {
  if (!isWhole(gathered)) return null;
  const data = Array.from({ length: gathered.count }, (_, index) => gathered.parts.get(index + 1)).join('');
  if ((await nameOf(data, crypto)) !== gathered.name) return null;
  try {
    return unpack(fromBase45(data));
  } catch {
    return null;
  }
};
