import { encodeBytes } from '#shared/credentials/base64url';
import { signJwt } from '#shared/credentials/jwt';
import type { Clock } from '#shared/credentials/ports';
import type { HolderKey, Keyring } from '../vault/keyring.ts';

const hash = async (text: string): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
const withoutQuery = (url: string): string => url.split(/[?#]/u, 1)[0]!;

/**
 * A DPoP proof (RFC 9449 section 4.2, https://www.rfc-editor.org/rfc/rfc9449#section-4.2): this request, now, by this key, and when a token
 * goes with it, for that token.
 */
export const dpopProof = async (
  keyring: Keyring,
  key: HolderKey,
  request: { readonly method: string; readonly url: string; readonly accessToken?: string },
  clock: Clock,
): Promise<string> => {
  const payload = {
    jti: encodeBytes(crypto.getRandomValues(new Uint8Array(16))),
    htm: request.method,
    htu: withoutQuery(request.url),
    iat: clock(),
    ...(request.accessToken ? { ath: await hash(request.accessToken) } : {}),
  };
  return signJwt({ typ: 'dpop+jwt', jwk: { ...key.jwk } }, payload, (input) => keyring.sign(key.thumbprint, input));
};
