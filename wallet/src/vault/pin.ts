import { decodeBytes, encodeBytes } from '#shared/credentials/base64url';

/** A code of six digits as the open vault keeps it: a salted, slow hash, sealed under the vault's own key like any other record. */
export interface KeptPin {
  readonly salt: string;
  readonly hash: string;
}

/** Whoever reads the hash has opened the vault already: it only keeps a code that also opens something else from standing there in clear. */
const rounds = 100_000;
const form = /^\d{6}$/u;
const steps = ['01234567890', '09876543210'];

/** Six digits; neither one digit only nor digits that follow each other, which are what is tried first. */
export const isGoodPin = (pin: string): boolean => form.test(pin) && !/^(\d)\1{5}$/u.test(pin) && !steps.some((row) => row.includes(pin));

const hashOf = async (pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return encodeBytes(
    new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256)),
  );
};

export const keepPin = async (pin: string): Promise<KeptPin> => {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: encodeBytes(salt), hash: await hashOf(pin, salt) };
};

export const isPin = async ({ salt, hash }: KeptPin, pin: string): Promise<boolean> => (await hashOf(pin, decodeBytes(salt))) === hash;
