import { Unzlib } from 'fflate';

/** What was given unpacks to more than anyone needs, or to more than a hundred times itself. */
export class Swollen extends Error {}

const step = 16 * 1024;

export const joined = (chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(chunks.reduce((total, one) => total + one.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/** Feeds bytes by small steps, so that whoever counts what comes out may stop early: a step swells to 16 MB at most. */
export const feed = (bytes: Uint8Array, push: (chunk: Uint8Array, last: boolean) => void): void => {
  for (let at = 0; at < bytes.length; at += step) push(bytes.subarray(at, at + step), at + step >= bytes.length);
};

/** zlib (RFC 1950), as PDF packs its streams. Throws `Swollen` past `most` bytes, another error for what is no zlib. */
export const inflate = (bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> => {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Unzlib((chunk) => {
    total += chunk.length;
    if (total > most) throw new Swollen();
    chunks.push(chunk);
  });
  feed(bytes, (chunk, last) => stream.push(chunk, last));
  return joined(chunks);
};
