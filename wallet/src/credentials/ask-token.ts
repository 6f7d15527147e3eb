import type { Openid4vciClient } from '@openid4vc/openid4vci';
import { Oauth2ClientErrorResponseError, type RequestDpopOptions } from '@openid4vc/oauth2';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { ReadOffer } from './read-offer.ts';

export const errorCode = (cause: unknown): string | null =>
  cause instanceof Oauth2ClientErrorResponseError ? cause.errorResponse.error : null;

const refusalOf = (code: string | null, withCode: boolean): Refusal => {
  if (!code) return new Refusal('issuer-unreachable');
  if (code !== 'invalid_grant') return new Refusal('offer-refused', code);
  return new Refusal(withCode ? 'code-refused' : 'offer-over', code);
};

/** A token for the offer's code, bound to a key made for this alone (OpenID4VCI 1.0 section 6, RFC 9449). `forget` drops that key. */
export const askToken = async (
  wallet: Wallet,
  client: Openid4vciClient,
  { offer, txCode }: { readonly offer: ReadOffer; readonly txCode?: string },
) => {
  const key = await wallet.keyring.make();
  const dpop: RequestDpopOptions = { signer: { method: 'jwk', alg: 'ES256', publicJwk: { ...key.jwk } } };
  try {
    const got = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer: offer.offer,
      issuerMetadata: offer.metadata,
      dpop,
      ...(txCode ? { txCode } : {}),
    });
    return {
      accessToken: got.accessTokenResponse.access_token,
      dpop: got.dpop ?? dpop,
      forget: () => wallet.keyring.forget(key.thumbprint),
    };
  } catch (cause) {
    await wallet.keyring.forget(key.thumbprint);
    throw refusalOf(errorCode(cause), offer.txCode !== null);
  }
};
