/** Credentials in whatever people hand over: a token, JSON, a page, several a line, a PDF, an archive. */
import { decodeText } from './base64url.ts';
import { documentFiles } from './document-files.ts';
import { isList, isObject } from './jwt.ts';
import { isPdf, PdfRefused, readPdf, type PdfFault } from './read-pdf.ts';
import { isZip, readZip, ZipRefused, type ZipFault } from './read-zip.ts';

export interface FoundCredential {
  /** Compact form, whole. */
  readonly text: string;
  /** The file it came from, inside an archive; null otherwise. */
  readonly from: string | null;
}
export interface Findings {
  readonly credentials: readonly FoundCredential[];
  /** Files in which there is none, and archives inside an archive, which are not opened. */
  readonly without: readonly { readonly name: string; readonly why: 'nothing' | 'nested' | PdfFault }[];
}
export type FindFault = 'too-large' | 'too-many' | 'nothing' | PdfFault | ZipFault;

/** The whole is refused: nothing in it is a credential, or it is not to be opened. */
export class FindRefused extends Error {
  readonly fault: FindFault;
  constructor(fault: FindFault) {
    super(`credentials: ${fault}`);
    this.fault = fault;
  }
}

export const mostCredentials = 500;
const shape = /eyJ[\w-]{8,}\.[\w-]{2,}\.[\w-]{20,}(?:~[\w.-]*)*/gu;
const signedTypes = new Set(['dc+sd-jwt', 'vc+sd-jwt', 'vc+jwt', 'JWT', undefined]);
const others = new Set(['BitstringStatusListCredential']);

const jsonOf = (part: string | undefined): unknown => {
  try {
    return JSON.parse(decodeText(part ?? ''));
  } catch {
    return null;
  }
};

/** By its header and type: status lists, registries and proofs of possession that lie beside credentials are left out. */
const isCredential = (compact: string): boolean => {
  const [head, body] = compact.split('~', 1)[0]!.split('.');
  const header = jsonOf(head);
  if (!isObject(header) || !signedTypes.has(header['typ'] as string | undefined)) return false;
  const payload = jsonOf(body);
  if (!isObject(payload)) return true;
  const types = isList(payload['type']) ? payload['type'] : [];
  return !types.some((type) => others.has(String(type)));
};

/** Every credential of a text, each once, in the order they stand. A text that is one token is taken as it is, so that its faults are told. */
export const findInText = (text: string): readonly string[] => {
  const plain = text.trim();
  if (/^[\w-]+\.[\w-]*\.[\w-]*(?:~[\w.-]*)*$/u.test(plain)) return [plain];
  return [...new Set(plain.match(shape) ?? [])].filter(isCredential);
};

const textOf = (bytes: Uint8Array): string => {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
};

const findInFile = (bytes: Uint8Array): readonly string[] =>
  isPdf(bytes) ? readPdf(bytes).flatMap((file) => findInText(textOf(file))) : findInText(textOf(bytes));

const findInEntry = (name: string, bytes: Uint8Array): Findings => {
  try {
    const found = findInFile(bytes);
    const without = found.length === 0 ? [{ name, why: 'nothing' as const }] : [];
    return { credentials: found.map((text) => ({ text, from: name })), without };
  } catch (fault) {
    if (fault instanceof PdfRefused) return { credentials: [], without: [{ name, why: fault.fault }] };
    throw fault;
  }
};

const findInZip = (bytes: Uint8Array): Findings => {
  const { entries, nested } = readZip(bytes);
  const all = entries.map(({ name, bytes: content }) => findInEntry(name, content));
  const seen = new Set<string>();
  const credentials = all.flatMap((one) => one.credentials).filter(({ text }) => !seen.has(text) && Boolean(seen.add(text)));
  return { credentials, without: [...all.flatMap((one) => one.without), ...nested.map((name) => ({ name, why: 'nested' as const }))] };
};

const open = (bytes: Uint8Array): Findings => {
  try {
    if (isZip(bytes)) return findInZip(bytes);
    return { credentials: [...new Set(findInFile(bytes))].map((text) => ({ text, from: null })), without: [] };
  } catch (fault) {
    if (fault instanceof ZipRefused || fault instanceof PdfRefused) throw new FindRefused(fault.fault);
    throw fault;
  }
};

/**
 * Opens a file and finds its credentials. Refuses (`FindRefused`): more than 10 MB, an archive or a PDF that may not be opened (see
 * read-zip.ts, read-pdf.ts), more than 500 credentials, none at all.
 */
export const findCredentials = (bytes: Uint8Array): Findings => {
  if (bytes.length > documentFiles.most) throw new FindRefused('too-large');
  const found = open(bytes);
  if (found.credentials.length > mostCredentials) throw new FindRefused('too-many');
  if (found.credentials.length === 0) throw new FindRefused('nothing');
  return found;
};
