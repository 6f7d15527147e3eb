/** What a holder tells with a presentation: that they contest what the credential says. Signed with the key binding, never in a public list. */
import { parseJwt } from './jwt.ts';
import { parseSdJwt } from './sd-jwt.ts';

const day = /^\d{4}-\d\d-\d\d$/u;

/**
 * The day since which the holder contests this credential, as told in the key binding JWT (an additional claim, RFC 9901 section 4.3); null
 * when nothing was told. To be read once the binding was verified: it proves nothing before.
 */
export const contestedOn = (compact: string): string | null => {
  try {
    const { binding } = parseSdJwt(compact);
    const told = binding === null ? null : parseJwt(binding).payload['contested_on'];
    return typeof told === 'string' && day.test(told) && !Number.isNaN(Date.parse(told)) ? told : null;
  } catch {
    return null;
  }
};
