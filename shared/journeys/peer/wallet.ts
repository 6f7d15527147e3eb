// A wallet written elsewhere: `oauth4webapi` for every OAuth exchange, `@openid4vc` for the words of OpenID4VCI and OpenID4VP, `jose` for encryption.
import { Openid4vciClient, type IssuerMetadataResult } from '@openid4vc/openid4vci';
import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import { newKey, peerCallbacks, type PeerKey } from './keys.ts';

/** Of the organism's configuration: what it may be called back at. */
export interface Registered {
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface Access {
  readonly token: oauth.TokenEndpointResponse;
  readonly dpop: oauth.DPoPHandle;
}
export interface Received {
  readonly credentials: readonly string[];
  readonly notificationId: string | undefined;
  readonly keys: readonly PeerKey[];
}

const preAuthorised = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const onLocalhost = { [oauth.allowInsecureRequests]: true } as const;

/** One issuer as this wallet found it, by its offer or its address. */
export interface Found {
  readonly client: Openid4vciClient;
  readonly metadata: IssuerMetadataResult;
  readonly server: oauth.AuthorizationServer;
}

export const findIssuer = async (address: string): Promise<Found> => {
  const client = new Openid4vciClient({ callbacks: peerCallbacks([]) });
  const issuer = new URL(address);
  const answer = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...onLocalhost });
  return { client, metadata: await client.resolveIssuerMetadata(address), server: await oauth.processDiscoveryResponse(issuer, answer) };
};

export const readOffer = (uri: string) => new Openid4vciClient({ callbacks: peerCallbacks([]) }).resolveCredentialOffer(uri);
export type Offer = Awaited<ReturnType<typeof readOffer>>;

const proving = async (client: oauth.Client): Promise<oauth.DPoPHandle> => oauth.DPoP(client, await oauth.generateKeyPair('ES256'));

/** Section 6 of OpenID4VCI: the code of the offer, and the digits said beside it. */
export const redeemOffer = async ({ server }: Found, offer: Offer, txCode: string): Promise<Access> => {
  const client = { client_id: 'https://autre-carnet.example' };
  const dpop = await proving(client);
  const parameters = { 'pre-authorized_code': offer.grants![preAuthorised]!['pre-authorized_code'], tx_code: txCode };
  const answer = await oauth.genericTokenEndpointRequest(server, client, oauth.None(), preAuthorised, parameters, {
    DPoP: dpop,
    ...onLocalhost,
  });
  return { token: await oauth.processGenericTokenEndpointResponse(server, client, answer), dpop };
};

export interface Begun {
  readonly address: URL;
  /** With where the browser was led back to. */
  finish(back: URL): Promise<Access>;
}

/** Section 5: a pushed request with PKCE, bound to a key from there on. */
export const beginAuthorisation = async (
  { server }: Found,
  { clientId, redirectUri }: Registered,
  kinds: readonly string[],
): Promise<Begun> => {
  const client = { client_id: clientId };
  const [dpop, verifier, state] = [await proving(client), oauth.generateRandomCodeVerifier(), oauth.generateRandomState()];
  const pushed = await oauth.pushedAuthorizationRequest(
    server,
    client,
    oauth.None(),
    {
      ...{ response_type: 'code', redirect_uri: redirectUri, state },
      ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      authorization_details: JSON.stringify(kinds.map((id) => ({ type: 'openid_credential', credential_configuration_id: id }))),
    },
    { DPoP: dpop, ...onLocalhost },
  );
  const { request_uri: requestUri } = await oauth.processPushedAuthorizationResponse(server, client, pushed);
  const address = new URL(server.authorization_endpoint!);
  address.search = new URLSearchParams({ client_id: clientId, request_uri: requestUri }).toString();
  return {
    address,
    async finish(back) {
      const parameters = oauth.validateAuthResponse(server, client, back, state);
      const options = { DPoP: dpop, ...onLocalhost };
      const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, redirectUri, verifier, options);
      return { token: await oauth.processAuthorizationCodeResponse(server, client, answer), dpop };
    },
  };
};

/** As oauth4webapi sends it, with the token and its proof. */
const send = (access: Access, address: string, body: string, type: string): Promise<Response> =>
  oauth.protectedResourceRequest(access.token.access_token, 'POST', new URL(address), new Headers({ 'content-type': type }), body, {
    DPoP: access.dpop,
    ...onLocalhost,
  });

const proofs = async ({ client, metadata }: Found, configuration: string, keys: readonly PeerKey[]): Promise<readonly string[]> => {
  const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata: metadata });
  const signing = new Openid4vciClient({ callbacks: peerCallbacks(keys) });
  const prove = async ({ jwk }: PeerKey): Promise<string> => {
    const signer = { method: 'jwk', alg: 'ES256', publicJwk: { ...jwk } } as const;
    const made = await signing.createCredentialRequestJwtProof({
      ...{ issuerMetadata: metadata, credentialConfigurationId: configuration, nonce, signer },
    });
    return made.jwt;
  };
  return Promise.all(keys.map(prove));
};

interface CredentialAnswer {
  readonly credentials?: readonly { readonly credential: string }[];
  readonly notification_id?: string;
}

/** Section 10, both ways, by jose. */
const sealed = async (metadata: IssuerMetadataResult, parameters: object) => {
  const { jwks } = metadata.credentialIssuer['credential_request_encryption'] as { jwks: jose.JSONWebKeySet };
  const theirs = jwks.keys[0]!;
  const own = await newKey('ECDH-ES');
  const asked = { ...parameters, credential_response_encryption: { jwk: { ...own.jwk, alg: 'ECDH-ES', use: 'enc' }, enc: 'A128GCM' } };
  const body = await new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(asked)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: theirs.kid! })
    .encrypt(await jose.importJWK(theirs, 'ECDH-ES'));
  const open = async (text: string): Promise<CredentialAnswer> => {
    const { plaintext } = await jose.compactDecrypt(text, own.privateKey);
    return JSON.parse(Buffer.from(plaintext).toString()) as CredentialAnswer;
  };
  return { body, open };
};

/** Section 8: one copy for each key; `seal` has the request and its answer encrypted. */
export const collect = async (
  found: Found,
  access: Access,
  { configuration, identifier, copies, seal }: { configuration: string; identifier?: string; copies: number; seal: boolean },
): Promise<Received> => {
  const keys = await Promise.all(Array.from({ length: copies }, () => newKey()));
  const named = identifier ? { credential_identifier: identifier } : { credential_configuration_id: configuration };
  const parameters = { ...named, proofs: { jwt: await proofs(found, configuration, keys) } };
  const address = found.metadata.credentialIssuer.credential_endpoint;
  const cover = seal ? await sealed(found.metadata, parameters) : null;
  const answer = await send(access, address, cover?.body ?? JSON.stringify(parameters), cover ? 'application/jwt' : 'application/json');
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  const read = cover ? await cover.open(text) : (JSON.parse(text) as CredentialAnswer);
  return { credentials: (read.credentials ?? []).map(({ credential }) => credential), notificationId: read.notification_id, keys };
};

/** Section 11. Gives the status of the answer. */
export const notify = async ({ metadata }: Found, access: Access, notificationId: string): Promise<number> => {
  const body = JSON.stringify({ notification_id: notificationId, event: 'credential_accepted' });
  return (await send(access, metadata.credentialIssuer.notification_endpoint!, body, 'application/json')).status;
};
