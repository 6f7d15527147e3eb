/** What is shown from a screen to a camera: nobody asked, so the holder dates it, names no reader and adds a nonce that each reader takes once. */
import { parseJwt } from './jwt.ts';
import { parseSdJwt } from './sd-jwt.ts';

/** The audience of what is shown on the spot, to whoever stands there (shared/decisions/0019). */
export const offlineAudience = 'carnet:offline';

/** The present minute: readers need no finer date, and a second would tell two phones apart. */
export const minuteOf = (seconds: number): number => seconds - (seconds % 60);

/** The nonce of a presentation made for the spot; null for any other text. It proves nothing before the binding was verified. */
export const offlineNonce = (compact: string): string | null => {
  try {
    const { binding } = parseSdJwt(compact);
    const { aud, nonce } = binding === null ? {} : parseJwt(binding).payload;
    return aud === offlineAudience && typeof nonce === 'string' ? nonce : null;
  } catch {
    return null;
  }
};
