import { authorizationCodeGrantIdentifier, Oauth2Client, type AuthorizationServerMetadata } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import type { HolderKey } from '../vault/keyring.ts';
import { protocolCallbacks, randomName } from '../vault/protocol-callbacks.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { bindsTokens, datasetsOf, dpopOf, errorCode, type Access } from './access.ts';
import { assertVouched, type ReadOffer } from './read-offer.ts';
import { receiveAll, type Receiving } from './receive-credential.ts';
import type { StoredCredential } from './stored-credential.ts';

/** What must be known when the browser comes back, kept encrypted like everything else. */
interface Authorising {
  readonly id: string;
  readonly receiving: Receiving;
  readonly key: HolderKey | null;
  readonly verifier: string | null;
  /** The authorization server that was asked: another that answers is stopped (RFC 9207). */
  readonly server: string;
  readonly clientId: string;
  /** Seconds since 1970. */
  readonly startedAt: number;
}

const goodForSeconds = 3600;
const roomId = (state: string): string => `authorising ${state}`;
const callbackOf = (clientId: string): string => `${clientId}/receive/callback`;

/** What is asked for, and the issuer's own word of what led here (sections 5.1.1 and 5.1.3). */
const askedOf = ({ configurations, offer }: ReadOffer): Readonly<Record<string, string>> => {
  const details = configurations.map(({ id }) => ({ type: 'openid_credential', credential_configuration_id: id }));
  const issuerState = offer.grants?.[authorizationCodeGrantIdentifier]?.issuer_state;
  return { authorization_details: JSON.stringify(details), ...(issuerState ? { issuer_state: issuerState } : {}) };
};

/** The server the offer names, or the first that has a page. */
const serverOf = ({ offer, metadata }: ReadOffer): AuthorizationServerMetadata => {
  const named = offer.grants?.[authorizationCodeGrantIdentifier]?.authorization_server;
  const servers = metadata.authorizationServers.filter(({ authorization_endpoint: page }) => page !== undefined);
  const server = servers.find(({ issuer }) => named === undefined || issuer === named);
  if (!server) throw new Refusal('offer-grant-unknown');
  return server;
};

/**
 * Starts the authorization code flow of an offer (OpenID4VCI 1.0 section 5): a pushed request where the issuer takes them, PKCE, a state, and a
 * key the token will be bound to. Gives the address to open. Refuses an issuer the platform does not vouch for: nothing is asked of it.
 */
export const startAuthorisation = async (wallet: Wallet, receiving: Receiving, clientId: string): Promise<string> => {
  const { offer } = receiving;
  assertVouched(offer);
  const key = bindsTokens(offer.metadata) ? await wallet.keyring.make() : null;
  const state = randomName();
  const client = new Oauth2Client({ callbacks: protocolCallbacks(wallet) });
  const server = serverOf(offer);
  try {
    const started = await client.createAuthorizationRequestUrl({
      authorizationServerMetadata: server,
      clientId,
      state,
      redirectUri: callbackOf(clientId),
      resource: offer.credentialIssuer,
      additionalRequestPayload: askedOf(offer),
      ...(key ? { dpop: dpopOf(key) } : {}),
    });
    const kept: Authorising = {
      id: roomId(state),
      receiving,
      key,
      verifier: started.pkce?.codeVerifier ?? null,
      server: server.issuer,
      clientId,
      startedAt: wallet.clock(),
    };
    await wallet.store.write([{ room: 'receiving', id: kept.id, value: kept }]);
    return started.authorizationRequestUrl;
  } catch (cause) {
    if (key) await wallet.keyring.forget(key.thumbprint);
    throw new Refusal(errorCode(cause) ? 'offer-refused' : 'issuer-unreachable', errorCode(cause));
  }
};

/** The request this answer is for, taken out: an answer is heard once. Refuses an answer to nothing this wallet asked. */
const take = async (wallet: Wallet, state: string | null): Promise<Authorising> => {
  const kept = state ? await wallet.store.get<Authorising>('receiving', roomId(state)) : null;
  if (!kept) throw new Refusal('answer-unasked');
  await wallet.store.write([{ room: 'receiving', id: kept.id }]);
  if (wallet.clock() - kept.startedAt > goodForSeconds) throw new Refusal('offer-over');
  return kept;
};

/** `iss` must be the server that was asked; one that promises it and leaves it out is another (RFC 9207 section 2.4). */
const assertAnsweredBy = ({ server, receiving }: Authorising, iss: string | null): void => {
  const known = receiving.offer.metadata.authorizationServers.find(({ issuer }) => issuer === server);
  const promised = (known as { authorization_response_iss_parameter_supported?: unknown } | undefined)
    ?.authorization_response_iss_parameter_supported;
  if (iss === null ? promised === true : iss !== server) throw new Refusal('answer-elsewhere');
};

const exchange = async (wallet: Wallet, { receiving: { offer }, key, verifier, clientId }: Authorising, code: string): Promise<Access> => {
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  const { accessTokenResponse: got } = await client
    .retrieveAuthorizationCodeAccessTokenFromOffer({
      issuerMetadata: offer.metadata,
      credentialOffer: offer.offer,
      authorizationCode: code,
      redirectUri: callbackOf(clientId),
      additionalRequestPayload: { client_id: clientId },
      ...(verifier ? { pkceCodeVerifier: verifier } : {}),
      ...(key ? { dpop: dpopOf(key) } : {}),
    })
    .catch((cause: unknown) => {
      const error = errorCode(cause);
      throw new Refusal(error === 'invalid_grant' ? 'offer-over' : error ? 'offer-refused' : 'issuer-unreachable', error);
    });
  const configurations = offer.configurations.map(({ id }) => id);
  const bound = got.token_type.toLowerCase() === 'dpop' ? key : null;
  return { accessToken: got.access_token, key: bound, datasets: datasetsOf(got['authorization_details'], configurations) };
};

/**
 * The browser is back: checks that the answer is to a request of this wallet and by the server that was asked, redeems the code and takes
 * everything it opens. Refuses an answer nobody asked for, one that says no, and an issuer that lost the platform's trust meanwhile.
 */
export const finishAuthorisation = async (wallet: Wallet, answer: URLSearchParams): Promise<readonly StoredCredential[]> => {
  const kept = await take(wallet, answer.get('state'));
  try {
    assertAnsweredBy(kept, answer.get('iss'));
    const code = answer.get('code');
    if (answer.get('error') || !code) throw new Refusal('authorisation-refused', answer.get('error'));
    const access = await exchange(wallet, kept, code);
    return await receiveAll(wallet, kept.receiving, access);
  } catch (cause) {
    if (kept.key && !(cause instanceof Refusal && cause.code === 'offer-promised')) await wallet.keyring.forget(kept.key.thumbprint);
    throw cause;
  }
};
