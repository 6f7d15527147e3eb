/** base64url without padding (RFC 7515 section 2), strict on the way in: one text for one sequence of bytes, so that no changed character passes. */
import { Refused } from './report.ts';

type NodeBuffer = Omit<Uint8Array<ArrayBuffer>, 'toString'> & {
  write(text: string, encoding: string): number;
  toString(encoding: string, start?: number, end?: number): string;
};
interface Native {
  Buffer?: {
    isEncoding(encoding: string): boolean;
    from(data: string | Uint8Array, encoding?: string): NodeBuffer;
    allocUnsafeSlow(size: number): NodeBuffer;
  };
}
const { Buffer: given } = globalThis as unknown as Native;
/** Node's own, where there is one (imitations lack base64url): ten times quicker, and a desk kept for short texts spares the collector. */
const node = given?.isEncoding('base64url') ? given : undefined;
const deskSize = 64 * 1024;
const desk = node?.allocUnsafeSlow(deskSize);
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const foreign = /[^\w-]/;
/** By what is left of the length divided by four: the characters whose unused bits are zero. */
const lasts = [null, '', 'AQgw', 'AEIMQUYcgkosw048'];
const isCanonical = (text: string): boolean => {
  const last = lasts[text.length % 4];
  return (last === null || last!.includes(text[text.length - 1]!)) && !foreign.test(text);
};

const toBinary = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return binary;
};

export const encodeBytes = (bytes: Uint8Array): string =>
  node ? node.from(bytes).toString('base64url') : btoa(toBinary(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const encodeText = (text: string): string => {
  if (desk && text.length * 3 <= deskSize) return desk.toString('base64url', 0, desk.write(text, 'utf8'));
  return encodeBytes(encoder.encode(text));
};

/** Refuses padding, foreign characters and stray bits at the end. */
export const decodeBytes = (text: string): Uint8Array<ArrayBuffer> => {
  if (!isCanonical(text)) throw new Refused('malformed');
  if (node) return node.from(text, 'base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
};

const decodeStrictly = (text: string): string => {
  try {
    return strictDecoder.decode(decodeBytes(text));
  } catch {
    throw new Refused('malformed');
  }
};

/** Node forgets foreign characters, so that fewer bytes come out, and takes those of plain base64 for ours. */
const writeStrictly = (into: NodeBuffer, text: string): number => {
  const last = lasts[text.length % 4];
  if (last !== null && !last!.includes(text[text.length - 1]!)) throw new Refused('malformed');
  const written = into.write(text, 'base64url');
  if (written !== (text.length * 3) >> 2 || text.includes('+') || text.includes('/')) throw new Refused('malformed');
  return written;
};

/** Refuses, besides, bytes that are not UTF-8. */
export const decodeText = (text: string): string => {
  if (!desk || text.length > deskSize) return decodeStrictly(text);
  const decoded = desk.toString('utf8', 0, writeStrictly(desk, text));
  return decoded.includes('\ufffd') ? decodeStrictly(text) : decoded;
};
