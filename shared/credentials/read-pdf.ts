/** Files embedded in a PDF (ISO 32000-1 section 7.11.4): found by their streams, without a PDF library. */
import { inflate } from './inflate.ts';

export type PdfFault = 'encrypted' | 'nothing-embedded';

export class PdfRefused extends Error {
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(`pdf: ${fault}`);
    this.fault = fault;
  }
}

const mostFiles = 50;
const mostBytes = 10 * 1024 * 1024;
const mostDictionary = 4096;

export const isPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-';

/** One character for one byte, so that places in the text are places in the file. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('x-user-defined').decode(bytes);

interface Found {
  readonly dictionary: string;
  readonly start: number;
}

/** The dictionary of an object and where its stream begins; null for an object without stream. */
const streamAt = (text: string, from: number): Found | null => {
  const head = text.slice(from, from + mostDictionary);
  const keyword = /\bstream(\r\n|\n)/u.exec(head);
  const end = head.indexOf('endobj');
  if (!keyword || (end >= 0 && end < keyword.index)) return null;
  return { dictionary: head.slice(0, keyword.index), start: from + keyword.index + keyword[0].length };
};

const endOf = (text: string, { dictionary, start }: Found): number => {
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary)?.[1] ?? Number.NaN);
  if (Number.isInteger(length) && /^\s*endstream/u.test(text.slice(start + length, start + length + 20))) return start + length;
  const keyword = text.indexOf('endstream', start);
  return keyword < 0 ? -1 : keyword - (text.slice(keyword - 2, keyword) === '\r\n' ? 2 : 1);
};

const read = (bytes: Uint8Array, text: string, found: Found): Uint8Array<ArrayBuffer> | null => {
  const end = endOf(text, found);
  if (end < found.start || end - found.start > mostBytes) return null;
  const content = bytes.slice(found.start, end);
  const filter = /\/Filter\s*\[?\s*\/(\w+)/u.exec(found.dictionary)?.[1];
  if (filter === undefined) return content;
  if (filter !== 'FlateDecode') return null;
  try {
    return inflate(content, mostBytes);
  } catch {
    return null;
  }
};

/** Objects that a file specification names, and those that say by themselves what they are. */
const places = (text: string): readonly number[] => {
  const named = [...text.matchAll(/\/EF\s*<<[^>]{0,200}>>/gu)].flatMap((one) => [...one[0].matchAll(/(\d+)\s+(\d+)\s+R/gu)]);
  const starts = new Set<number>();
  for (const [, number, generation] of named.slice(0, mostFiles * 2)) {
    const object = new RegExp(`(?:^|[\\r\\n])${number} ${generation} obj\\b`, 'gu');
    const last = [...text.matchAll(object)].at(-1);
    if (last) starts.add(last.index + last[0].length);
  }
  for (const one of text.matchAll(/\/Type\s*\/EmbeddedFile\b/gu)) {
    const before = text.lastIndexOf(' obj', one.index);
    if (before >= 0 && one.index - before < mostDictionary) starts.add(before + 4);
  }
  return [...starts].slice(0, mostFiles);
};

/** The embedded files of a PDF, unpacked. Refuses (`PdfRefused`) an encrypted one, and one in which nothing is embedded. */
export const readPdf = (bytes: Uint8Array): readonly Uint8Array<ArrayBuffer>[] => {
  const text = latin1(bytes);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/u.test(text)) throw new PdfRefused('encrypted');
  const files = places(text).flatMap((start) => {
    const found = streamAt(text, start);
    const file = found && read(bytes, text, found);
    return file ? [file] : [];
  });
  if (files.length === 0) throw new PdfRefused('nothing-embedded');
  return files;
};
