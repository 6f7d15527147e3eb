export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

/** A text of mostly Latin letters in UTF-16 without a mark has a zero in every other byte. */
const zerosAt = (bytes: Uint8Array, odd: 0 | 1): boolean => {
  const seen = bytes.subarray(0, 200);
  if (seen.length < 4) return false;
  const zeros = seen.filter((byte, index) => index % 2 === odd && byte === 0).length;
  return zeros > seen.length / 4;
};

const utf16 = (bytes: Uint8Array): Encoding | null => {
  if (startsWith(bytes, 0xff, 0xfe) || zerosAt(bytes, 1)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) || zerosAt(bytes, 0) ? 'utf-16be' : null;
};

/** Unicode by its mark or by being valid UTF-8; otherwise what Excel writes on a French Windows. */
export const decodeText = (bytes: Uint8Array): { readonly encoding: Encoding; readonly text: string } => {
  const wide = utf16(bytes);
  if (wide) return { encoding: wide, text: new TextDecoder(wide).decode(bytes) };
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
};
