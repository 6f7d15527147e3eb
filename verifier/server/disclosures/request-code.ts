import { createHash } from 'node:crypto';
import type { House } from '#shared/server/house';

/** The code in `request_uri`: follows from the id by a secret of the signing workers, so that only its hash is kept and the QR can be shown again. */
export const requestCode = async (house: House, requestId: string): Promise<string> =>
  createHash('sha256')
    .update(await house.keys.blindIndex(requestId, 'presentation_requests.code'))
    .digest('base64url');

export const requestUri = (publicUrl: string, code: string): string => `${publicUrl}/vp/${code}/request`;
export const responseUri = (publicUrl: string, code: string): string => `${publicUrl}/vp/${code}/response`;

/** Where the wallet sends the person back to: the code stands in the fragment, which no server and no log sees. */
export const redirectUri = (publicUrl: string, responseCode: string): string => `${publicUrl}/p/back#${responseCode}`;

/** What a QR or a link says (OpenID4VP 1.0 section 5.10): who asks, and where the signed request is. */
export const walletUri = (publicUrl: string, clientId: string, code: string): string =>
  `openid4vp://?${new URLSearchParams({ client_id: clientId, request_uri: requestUri(publicUrl, code), request_uri_method: 'post' }).toString()}`;
