/** Base45 (RFC 9285): bytes in the 45 characters that QR codes write two to eleven bits. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const digits = (value: number, count: number): string => {
  let text = '';
  for (let rest = value, place = 0; place < count; place += 1, rest = Math.floor(rest / 45)) text += alphabet[rest % 45]!;
  return text;
};

export const toBase45 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const next = bytes[at + 1];
    text += next === undefined ? digits(bytes[at]!, 2) : digits(bytes[at]! * 256 + next, 3);
  }
  return text;
};

const valueOf = (text: string): number => {
  let value = 0;
  for (const character of [...text].reverse()) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) throw new RangeError('not base45');
    value = value * 45 + digit;
  }
  return value;
};

/** Refuses a character, a length or a group that no bytes give. */
export const fromBase45 = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = valueOf(group);
    if (group.length === 1 || value > (group.length === 3 ? 0xffff : 0xff)) throw new RangeError('not base45');
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
};
