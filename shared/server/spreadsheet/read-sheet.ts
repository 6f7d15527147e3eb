import { parse, type Info } from 'csv-parse/sync';
import { fileTypeFromBuffer } from 'file-type';
import { decodeText, type Encoding } from './decode-text.ts';
import { mapHeaders, type ColumnRule } from './map-headers.ts';

/** `not-a-csv`: another kind of file under a `.csv` name; `missing-columns`: see `missing`; `unreadable`: quotes that never close. */
export type SheetFault = 'not-a-csv' | 'empty' | 'missing-columns' | 'too-many-rows' | 'unreadable';

/** The file as a whole is refused; nothing of it was read into rows. */
export class SheetRefused extends Error {
  readonly fault: SheetFault;
  /** What the file is (`xlsx`, `pdf`, `html`…), or the columns it lacks, or the most rows there may be. */
  readonly about: readonly string[];

  constructor(fault: SheetFault, about: readonly string[] = []) {
    super(`spreadsheet: ${fault}`);
    this.fault = fault;
    this.about = about;
  }
}

export interface SheetRow {
  /** The line in the file, the header being the first: what a spreadsheet shows in its margin. */
  readonly line: number;
  /** Trimmed; a column that the file lacks is the empty string. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Sheet {
  readonly encoding: Encoding;
  readonly separator: string;
  readonly headers: readonly string[];
  /** Headers nobody knows: shown, then ignored. */
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetOptions {
  readonly columns: readonly ColumnRule[];
  /** 2,000 when absent. */
  readonly maxRows?: number;
}

const refuseBinary = async (bytes: Uint8Array): Promise<void> => {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const type = marked ? undefined : await fileTypeFromBuffer(bytes);
  if (type) throw new SheetRefused('not-a-csv', [type.ext]);
};

/** Control characters other than tab and line ends, and what a decoder puts for bytes it cannot read. */
const strange = /(?![\t\n\v\f\r])\p{Cc}|\ufffd/u;

/** Letters and lines only; web pages and JSON are text, but no table. */
const refuseOtherText = (text: string): void => {
  if (strange.test(text)) throw new SheetRefused('not-a-csv', ['binary']);
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (/^<(!doctype|html|\?xml|table|svg)/u.test(start)) throw new SheetRefused('not-a-csv', ['html']);
  if (/^[[{]\s*["{[]/u.test(start)) throw new SheetRefused('not-a-csv', ['json']);
};

const separatorOf = (text: string): { readonly separator: string; readonly from: string } => {
  const announced = /^sep=(.)\r?\n/iu.exec(text);
  if (announced) return { separator: announced[1]!, from: text.slice(announced[0].length) };
  const header = (/^[^\r\n]*/u.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/gu, '');
  const counted = [';', '\t', ','].map((separator) => ({ separator, count: header.split(separator).length - 1 }));
  return { separator: counted.reduce((best, one) => (one.count > best.count ? one : best)).separator, from: text };
};

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

const parseAll = (text: string, separator: string, most: number): readonly Parsed[] => {
  try {
    return parse(text, {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: most + 2,
      max_record_size: 100_000,
    }) as unknown as readonly Parsed[];
  } catch {
    throw new SheetRefused('unreadable');
  }
};

const lineOf = (row: Parsed, shift: number): number => row.info.lines - (row.record.join('').match(/\n/gu)?.length ?? 0) + shift;

/**
 * Reads a CSV as people have it: UTF-8, UTF-16 or Windows-1252, with `;`, tab or comma, headers in any order, case and spelling of the
 * rules. Refuses (`SheetRefused`) another kind of file, missing columns, too many rows; what is wrong with a row is for the caller to say.
 */
export const readSheet = async (bytes: Uint8Array, options: SheetOptions): Promise<Sheet> => {
  const most = options.maxRows ?? 2_000;
  await refuseBinary(bytes);
  const { encoding, text } = decodeText(bytes);
  refuseOtherText(text);
  const { separator, from } = separatorOf(text);
  const [first, ...others] = parseAll(from, separator, most);
  if (!first) throw new SheetRefused('empty');
  const map = mapHeaders(first.record, options.columns);
  if (map.missing.length > 0) throw new SheetRefused('missing-columns', map.missing);
  const filled = others.filter((row) => row.record.some((cell) => cell !== ''));
  if (filled.length === 0) throw new SheetRefused('empty');
  if (filled.length > most) throw new SheetRefused('too-many-rows', [String(most)]);
  const blank = Object.fromEntries(options.columns.map((rule) => [rule.name, '']));
  const rows = filled.map((row) => {
    const cells = row.record.map((cell, index) => [map.columns[index] ?? null, cell] as const).filter(([name]) => name !== null);
    return { line: lineOf(row, from === text ? 0 : 1), values: { ...blank, ...(Object.fromEntries(cells) as Record<string, string>) } };
  });
  return { encoding, separator, headers: first.record, unknown: map.unknown, repeated: map.repeated, rows };
};
