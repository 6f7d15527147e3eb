import type { Openid4vciClient } from '@openid4vc/openid4vci';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { bindsTokens, datasetsOf, dpopOf, errorCode, namesClient, type Access } from './access.ts';
import type { ReadOffer } from './read-offer.ts';

const refusalOf = (code: string | null, withCode: boolean): Refusal => {
  if (!code) return new Refusal('issuer-unreachable');
  if (code !== 'invalid_grant') return new Refusal('offer-refused', code);
  return new Refusal(withCode ? 'code-refused' : 'offer-over', code);
};

/**
 * A token for the offer's code, bound to a key made for this alone where the issuer binds tokens (OpenID4VCI 1.0 section 6, RFC 9449). The
 * caller forgets that key when it is done.
 */
export const askToken = async (
  wallet: Wallet,
  client: Openid4vciClient,
  { offer, txCode, clientId }: { readonly offer: ReadOffer; readonly txCode?: string; readonly clientId?: string },
): Promise<Access> => {
  const key = bindsTokens(offer.metadata) ? await wallet.keyring.make() : null;
  const forget = async (): Promise<void> => void (key && (await wallet.keyring.forget(key.thumbprint)));
  try {
    const { accessTokenResponse: got } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer: offer.offer,
      issuerMetadata: offer.metadata,
      ...(key ? { dpop: dpopOf(key) } : {}),
      ...(txCode ? { txCode } : {}),
      ...(clientId && namesClient(offer.metadata) ? { additionalRequestPayload: { client_id: clientId } } : {}),
    });
    const bound = got.token_type.toLowerCase() === 'dpop' ? key : null;
    if (!bound) await forget();
    const configurations = offer.configurations.map(({ id }) => id);
    return { accessToken: got.access_token, key: bound, datasets: datasetsOf(got['authorization_details'], configurations) };
  } catch (cause) {
    await forget();
    throw refusalOf(errorCode(cause), offer.txCode !== null);
  }
};
