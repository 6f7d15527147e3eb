import { createHash, randomBytes } from 'node:crypto';
import { clientAuthenticationAnonymous, setGlobalConfig, type RequestDpopOptions } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from 'jose';
import type { PublicJwk } from '#shared/server/keys/keys';

/** A conformant wallet without a screen, written on the protocol library and jose alone: nothing of our own code but types. */

export interface WalletKey {
  readonly jwk: PublicJwk;
  readonly privateKey: CryptoKey;
}

export const newWalletKey = async (): Promise<WalletKey> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const { x, y } = await exportJWK(publicKey);
  return { privateKey, jwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! } };
};

const keys = new Map<string, CryptoKey>();
const remember = async (key: WalletKey): Promise<PublicJwk> => {
  keys.set(await calculateJwkThumbprint({ ...key.jwk }), key.privateKey);
  return key.jwk;
};

/** A JWS of anything at all, for what a well-behaved library would not write. */
export const signJws = (
  header: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
  key: CryptoKey,
): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256', ...header }).sign(key);

const callbacks = {
  fetch: (...args: Parameters<typeof fetch>) => fetch(...args),
  hash: (data: Uint8Array, algorithm: string) => new Uint8Array(createHash(algorithm.replace('-', '')).update(data).digest()),
  generateRandom: (count: number) => new Uint8Array(randomBytes(count)),
  signJwt: async (
    signer: { readonly method: string; readonly publicJwk?: unknown },
    { header, payload }: { header: object; payload: object },
  ) => {
    const jwk = signer.publicJwk as PublicJwk;
    const privateKey = keys.get(await calculateJwkThumbprint({ ...jwk }))!;
    return { jwt: await signJws(header as Record<string, unknown>, payload as Record<string, unknown>, privateKey), signerJwk: { ...jwk } };
  },
  verifyJwt: () => Promise.resolve({ verified: false as const }),
  encryptJwe: () => Promise.reject(new Error('not needed')),
  decryptJwe: () => Promise.resolve({ decrypted: false as const }),
  clientAuthentication: clientAuthenticationAnonymous(),
};

export const openClient = (): Openid4vciClient => {
  setGlobalConfig({ allowInsecureUrls: true });
  return new Openid4vciClient({ callbacks });
};

export const dpopOf = async (key: WalletKey): Promise<RequestDpopOptions> => ({
  signer: { method: 'jwk', alg: 'ES256', publicJwk: { ...(await remember(key)) } },
});

export interface Session {
  readonly client: Openid4vciClient;
  readonly offer: Awaited<ReturnType<Openid4vciClient['resolveCredentialOffer']>>;
  readonly issuerMetadata: Awaited<ReturnType<Openid4vciClient['resolveIssuerMetadata']>>;
  readonly configuration: string;
}

/** Reads an offer, by value or by reference, and the metadata of its issuer. */
export const readOffer = async (uri: string): Promise<Session> => {
  const client = openClient();
  const offer = await client.resolveCredentialOffer(uri);
  const issuerMetadata = await client.resolveIssuerMetadata(offer.credential_issuer);
  return { client, offer, issuerMetadata, configuration: offer.credential_configuration_ids[0]! };
};

export interface Token {
  readonly accessToken: string;
  readonly type: string;
  readonly dpop?: RequestDpopOptions;
}

/** `dpopKey: null` asks for an unbound token. */
export const askToken = async (
  { client, offer, issuerMetadata }: Session,
  given: { readonly txCode?: string; readonly dpopKey?: WalletKey | null } = {},
): Promise<Token> => {
  const key = given.dpopKey === undefined ? await newWalletKey() : given.dpopKey;
  const bound = key ? { dpop: await dpopOf(key) } : {};
  const got = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer: offer,
    issuerMetadata,
    ...bound,
    ...(given.txCode === undefined ? {} : { txCode: given.txCode }),
  });
  const { access_token: accessToken, token_type: type } = got.accessTokenResponse;
  return { accessToken, type, ...(got.dpop ? { dpop: got.dpop } : {}) };
};

export const askNonce = async ({ client, issuerMetadata }: Session): Promise<string> =>
  (await client.requestNonce({ issuerMetadata })).c_nonce;

export const proveKey = async ({ client, issuerMetadata, configuration }: Session, key: WalletKey, nonce: string): Promise<string> => {
  const signer = { method: 'jwk', alg: 'ES256', publicJwk: { ...(await remember(key)) } } as const;
  return (await client.createCredentialRequestJwtProof({ issuerMetadata, credentialConfigurationId: configuration, nonce, signer })).jwt;
};

export interface Received {
  readonly credentials: readonly string[];
  readonly notificationId: string;
}

/** One copy per key, each with its proof over one fresh nonce. */
export const askCredential = async (session: Session, token: Token, holders: readonly WalletKey[]): Promise<Received> => {
  const nonce = await askNonce(session);
  const jwt = await Promise.all(holders.map((key) => proveKey(session, key, nonce)));
  const { credentialResponse } = await session.client.retrieveCredentials({
    issuerMetadata: session.issuerMetadata,
    credentialConfigurationId: session.configuration,
    accessToken: token.accessToken,
    proofs: { jwt: jwt },
    ...(token.dpop ? { dpop: token.dpop } : {}),
  });
  const credentials = (credentialResponse.credentials ?? []).map((one) => String((one as { credential: unknown }).credential));
  return { credentials, notificationId: credentialResponse.notification_id ?? '' };
};

export const notify = async (
  session: Session,
  token: Token,
  notificationId: string,
  event: 'credential_accepted' | 'credential_failure' | 'credential_deleted',
): Promise<void> => {
  const { client, issuerMetadata } = session;
  await client.sendNotification({
    issuerMetadata,
    accessToken: token.accessToken,
    notification: { event, notificationId },
    ...(token.dpop ? { dpop: token.dpop } : {}),
  });
};

/** From an offer to two copies in hand, by the protocol alone. */
export const receive = async (
  uri: string,
  given: { readonly txCode?: string; readonly dpopKey?: WalletKey; readonly holders?: readonly WalletKey[] } = {},
): Promise<Received & { readonly session: Session; readonly token: Token; readonly holders: readonly WalletKey[] }> => {
  const session = await readOffer(uri);
  const token = await askToken(session, given);
  const holders = given.holders ?? [await newWalletKey(), await newWalletKey()];
  return { ...(await askCredential(session, token, holders)), session, token, holders };
};

export interface DirectAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A request the library would not send. */
export const post = async (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<DirectAnswer> => {
  const form = body instanceof URLSearchParams;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json', ...headers },
    body: form ? body.toString() : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
};

/** A DPoP proof of anything at all. */
export const dpopProof = (
  key: WalletKey,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> =>
  signJws(
    { typ: 'dpop+jwt', jwk: key.jwk, ...header },
    { jti: randomBytes(16).toString('base64url'), iat: Math.floor(Date.now() / 1000), htm: 'POST', ...claims },
    key.privateKey,
  );

export const ath = (token: string): string => createHash('sha256').update(token).digest('base64url');
