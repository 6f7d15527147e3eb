/** Crockford's letters (https://www.crockford.com/base32.html): none is mistaken for another on paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = 16;
const length = 26;

/** 128 bits that no server and no backup file knows: they stand on paper. */
export const newKitKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

const digest = async (words: string, key: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const named = new Uint8Array([...new TextEncoder().encode(words), ...key]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', named));
};
const check = async (key: Uint8Array<ArrayBuffer>): Promise<string> => {
  const [first = 0, second = 0] = await digest('carnet/kit-check/v1', key);
  return letters[first % 32]! + letters[second % 32]!;
};

/** Which kit this is, for a file to name it: tells nothing of the key. */
export const kitId = async (key: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...(await digest('carnet/kit-id/v1', key)).slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Seven groups of four letters, the last two of which catch a slip of the pen. */
export const writeKitKey = async (key: Uint8Array<ArrayBuffer>): Promise<string> => {
  let number = key.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let written = '';
  for (let place = 0; place < length; place += 1) {
    written = letters[Number(number % 32n)]! + written;
    number /= 32n;
  }
  return (written + (await check(key))).match(/.{4}/gu)!.join('-');
};

/** Back from paper, whatever the case and the dashes; null when a letter is wrong, missing or too many. */
export const readKitKey = async (text: string): Promise<Uint8Array<ArrayBuffer> | null> => {
  const written = text
    .toUpperCase()
    .replace(/[\s.\-–—]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (written.length !== length + 2 || [...written].some((letter) => !letters.includes(letter))) return null;
  let number = [...written.slice(0, length)].reduce((sum, letter) => sum * 32n + BigInt(letters.indexOf(letter)), 0n);
  const key = new Uint8Array(bytes);
  for (let place = bytes - 1; place >= 0; place -= 1) {
    key[place] = Number(number % 256n);
    number /= 256n;
  }
  return number === 0n && (await check(key)) === written.slice(length) ? key : null;
};
