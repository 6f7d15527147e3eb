/** base64url without padding (RFC 7515 section 2), strict on the way in: one text for one sequence of bytes, so that no changed character passes. */
import { Refused } from './report.ts';

type NodeBuffer = Omit<Uint8Array<ArrayBuffer>, 'toString'> & {
  write(text: string, encoding: string): number;
  toString(encoding: string, start?: number, end?: number): string;
};
interface Native {
  Buffer?: { from(data: string | Uint8Array, encoding?: string): NodeBuffer; allocUnsafeSlow(size: number): NodeBuffer };
}
/** Node's own, where there is one: ten times quicker, and a desk kept for short texts spares the collector. */
const { Buffer: node } = globalThis as unknown as Native;
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

/** Refuses, besides, bytes that are not UTF-8. */
export const decodeText = (text: string): string => {
  if (!desk || text.length > deskSize) return decodeStrictly(text);
  if (!isCanonical(text)) throw new Refused('malformed');
  const decoded = desk.toString('utf8', 0, desk.write(text, 'base64url'));
  return decoded.includes('\ufffd') ? decodeStrictly(text) : decoded;
};
