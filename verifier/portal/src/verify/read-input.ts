import { findReceipts } from '#shared/credentials/find-receipts';
import { readQr } from '#shared/angular/read-qr';
import { looksLikeFrame } from './frame-reader.ts';
import type { FoundReceipt } from './check-receipts.ts';
import type { Findings, FindFault, FoundCredential } from '#shared/credentials/find-credentials';

export type InputFault = FindFault | 'no-qr' | 'request' | 'foreign-link' | 'picture';
export type Input =
  | { readonly kind: 'credentials'; readonly credentials: readonly FoundCredential[]; readonly without: Findings['without'] }
  | { readonly kind: 'receipts'; readonly receipts: readonly FoundReceipt[] }
  /** A verification link of this server: another page opens it. */
  | { readonly kind: 'link'; readonly id: string; readonly key: string }
  /** One code of several: the others are still to be read. */
  | { readonly kind: 'frame'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: InputFault };

const fault = (why: InputFault): Input => ({ kind: 'fault', fault: why });
const lazily = () => import('#shared/credentials/find-credentials');

/** A link this page knows: its own, with a credential in the fragment, or a verification link. Null for what is no address. */
const readAddress = (text: string, origin: string): Input | string | null => {
  if (/^(openid4vp|openid-credential-offer|haip[\w-]*|eudi-openid4vp):/iu.test(text)) return fault('request');
  if (!/^https?:\/\/\S+$/iu.test(text) || !URL.canParse(text)) return null;
  const { origin: where, pathname, hash } = new URL(text);
  const id = /^\/v\/([\w-]{22})$/u.exec(pathname)?.[1];
  if (where !== origin) return fault('foreign-link');
  if (id) return { kind: 'link', id, key: hash.slice(1) };
  return pathname === '/verify' && hash.length > 1 ? decodeURIComponent(hash.slice(1)) : fault('nothing');
};

/** Consent receipts, where there is no credential. */
const readReceipts = (text: string, from: string | null): Input => {
  const found = findReceipts(text);
  return found.length === 0 ? fault('nothing') : { kind: 'receipts', receipts: found.map((one) => ({ text: one, from })) };
};

/** What was pasted, or read from a QR code. */
export const readText = async (text: string, origin: string): Promise<Input> => {
  if (looksLikeFrame(text)) return { kind: 'frame', text };
  const address = readAddress(text.trim(), origin);
  if (address !== null && typeof address !== 'string') return address;
  const { findInText, mostCredentials } = await lazily();
  const found = findInText(address ?? text);
  if (found.length === 0) return readReceipts(address ?? text, null);
  if (found.length > mostCredentials) return fault('too-many');
  return { kind: 'credentials', credentials: found.map((one) => ({ text: one, from: null })), without: [] };
};

const readPicture = async (file: Blob, origin: string): Promise<Input> => {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return fault('picture');
  const text = await readQr(bitmap, bitmap.width, bitmap.height);
  return text === null ? fault('no-qr') : readText(text, origin);
};

/** A file: a picture of a QR code, or anything that may hold credentials. */
export const readFile = async (file: File, origin: string): Promise<Input> => {
  if (file.type.startsWith('image/')) return readPicture(file, origin);
  const { findCredentials, FindRefused } = await lazily();
  try {
    const { credentials, without } = findCredentials(new Uint8Array(await file.arrayBuffer()));
    return { kind: 'credentials', credentials: credentials.map((one) => ({ ...one, from: one.from ?? file.name })), without };
  } catch (error) {
    if (error instanceof FindRefused) return error.fault === 'nothing' ? readReceipts(await file.text(), file.name) : fault(error.fault);
    throw error;
  }
};
