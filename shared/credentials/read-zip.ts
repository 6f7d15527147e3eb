import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { feed, joined, Swollen } from './inflate.ts';

export const zipLimits = { bytes: 10 * 1024 * 1024, unpacked: 200 * 1024 * 1024, ratio: 100, entries: 2000 } as const;
const smallEnough = 1024 * 1024;

export type ZipFault = 'too-large' | 'swollen' | 'too-many-entries' | 'unreadable';

export class ZipRefused extends Error {
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(`zip: ${fault}`);
    this.fault = fault;
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface ZipContent {
  readonly entries: readonly ZipEntry[];
  /** Archives inside the archive, which are not opened. */
  readonly nested: readonly string[];
}

const isArchive = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) || (bytes[0] === 0x1f && bytes[1] === 0x8b);
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && isArchive(bytes);

/** One reading. Sizes written in an archive may lie: only what comes out is counted. */
class Reading {
  readonly entries: ZipEntry[] = [];
  readonly nested: string[] = [];
  fault: ZipFault | null = null;
  #count = 0;
  #out = 0;
  #in = 0;
  #open = 0;

  take(file: UnzipFile): void {
    this.#count += 1;
    if (this.#count > zipLimits.entries) this.fault ??= 'too-many-entries';
    if (this.fault || file.name.endsWith('/')) return;
    const chunks: Uint8Array[] = [];
    this.#open += 1;
    file.ondata = (error, chunk, final) => {
      if (error) this.fault ??= error instanceof Swollen ? 'swollen' : 'unreadable';
      if (this.fault) throw new Swollen();
      this.#weigh(chunk);
      chunks.push(chunk);
      if (final) this.#keep(file.name, joined(chunks));
    };
    file.start();
  }

  advance(bytes: number): void {
    if (this.fault) throw new ZipRefused(this.fault);
    this.#in += bytes;
  }

  end(): ZipContent {
    if (this.fault || this.#open > 0 || this.#count === 0) throw new ZipRefused(this.fault ?? 'unreadable');
    return { entries: this.entries, nested: this.nested };
  }

  #weigh(chunk: Uint8Array): void {
    this.#out += chunk.length;
    if (this.#out <= zipLimits.unpacked && (this.#out <= smallEnough || this.#out <= this.#in * zipLimits.ratio)) return;
    this.fault = 'swollen';
    throw new Swollen();
  }

  #keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#open -= 1;
    if (isArchive(bytes)) this.nested.push(name);
    else this.entries.push({ name, bytes });
  }
}

/**
 * The files of an archive. Refuses (`ZipRefused`): more than 10 MB, more than 200 MB or a hundred times its size once unpacked, more than
 * 2,000 entries, what is no zip. An archive inside is named and not opened.
 */
export const readZip = (bytes: Uint8Array): ZipContent => {
  if (bytes.length > zipLimits.bytes) throw new ZipRefused('too-large');
  const reading = new Reading();
  const unzip = new Unzip((file) => reading.take(file));
  unzip.register(UnzipInflate);
  try {
    feed(bytes, (chunk, last) => {
      reading.advance(chunk.length);
      unzip.push(chunk, last);
    });
  } catch (fault) {
    throw new ZipRefused(reading.fault ?? (fault instanceof ZipRefused ? fault.fault : 'unreadable'));
  }
  return reading.end();
};
