import { encodeBytes } from '#shared/credentials/base64url';

/** 256 bits nobody guesses, as servers write theirs: 43 characters. */
export const randomSecret = (): string => encodeBytes(crypto.getRandomValues(new Uint8Array(32)));
