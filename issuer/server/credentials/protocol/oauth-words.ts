import { Oauth2Error, Oauth2ServerErrorResponseError } from '@openid4vc/oauth2';
import { OAuthRefusal } from '#shared/server/oauth-refusal';

// RFC 6749 section 5.2: printable ASCII without quotes and backslashes. What a caller sent is not repeated at length.
const plain = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]+/gu, ' ')
    .replace(/["\\]/gu, "'")
    .slice(0, 300);

/**
 * Lets the protocol library speak: what it refuses is a 4xx in the words of the specification, whatever it threw on a hostile message. `otherwise`
 * is the error of a message it could not read at all.
 */
export const refusing = async <T>(otherwise: string, work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OAuthRefusal) throw error;
    if (error instanceof Oauth2ServerErrorResponseError) {
      const { error: code, error_description: description = '' } = error.errorResponse;
      throw new OAuthRefusal(String(code), plain(description), error.status >= 500 ? 400 : error.status);
    }
    const known = error instanceof Oauth2Error;
    throw new OAuthRefusal(otherwise, known ? plain(error.message.split('\n')[0] ?? '') : 'the request cannot be read');
  }
};
