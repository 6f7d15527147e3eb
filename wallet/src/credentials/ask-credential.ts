import { Openid4vciClient, type IssuerMetadataResult } from '@openid4vc/openid4vci';
import { resourceRequest } from '@openid4vc/oauth2';
import type { HolderKey } from '../vault/keyring.ts';
import { protocolCallbacks } from '../vault/protocol-callbacks.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { withDpop, type Access, type Dataset } from './access.ts';
import { sealedExchange } from './sealed-exchange.ts';

/** Delivered now, or promised for later (OpenID4VCI 1.0 section 9). */
export type Answer =
  | { readonly kind: 'delivered'; readonly compacts: readonly string[]; readonly notificationId: string | null }
  | { readonly kind: 'deferred'; readonly transactionId: string; readonly interval: number };

export interface At {
  readonly metadata: IssuerMetadataResult;
  readonly access: Access;
}

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const compactsOf = (found: unknown): readonly string[] =>
  (Array.isArray(found) ? (found as readonly unknown[]) : []).map((one) =>
    typeof one === 'string' ? one : String(object(one)['credential']),
  );

const answerOf = (body: unknown): Answer => {
  const { credentials, notification_id: notificationId, transaction_id: transactionId, interval } = object(body);
  if (typeof transactionId === 'string') return { kind: 'deferred', transactionId, interval: typeof interval === 'number' ? interval : 5 };
  return {
    kind: 'delivered',
    compacts: compactsOf(credentials),
    notificationId: typeof notificationId === 'string' ? notificationId : null,
  };
};

const errorOf = async (response: Response): Promise<string | null> => {
  const { error } = object(await response.json().catch(() => null));
  return typeof error === 'string' ? error : null;
};

/** One request to a credential or deferred endpoint, encrypted both ways where the issuer offers it; refuses with the issuer's own code. */
const post = async (wallet: Wallet, { metadata, access }: At, url: string, parameters: Readonly<Record<string, unknown>>) => {
  const sealed = await sealedExchange(metadata);
  const requestOptions = {
    method: 'POST',
    headers: { 'Content-Type': sealed ? 'application/jwt' : 'application/json' },
    body: sealed ? await sealed.seal(parameters) : JSON.stringify(parameters),
  };
  const callbacks = protocolCallbacks(wallet);
  const sent = await resourceRequest({ url, requestOptions, accessToken: access.accessToken, callbacks, ...withDpop(access) }).catch(
    () => null,
  );
  if (!sent) throw new Refusal('issuer-unreachable');
  if (!sent.ok) {
    const code = await errorOf(sent.response);
    throw new Refusal(code ? 'offer-refused' : 'issuer-unreachable', code);
  }
  const type = sent.response.headers.get('content-type') ?? '';
  if (sealed && !type.startsWith('application/jwt')) throw new Refusal('credential-refused', 'answer-not-encrypted');
  // Cut on the way, it can be asked again with the same keys.
  const text = await sent.response.text().catch(() => null);
  if (text === null) throw new Refusal('issuer-unreachable');
  const read = async (): Promise<unknown> => (sealed ? sealed.open(text.trim()) : (JSON.parse(text) as unknown));
  return answerOf(await read().catch(() => null));
};

const proofsOf = async (wallet: Wallet, { metadata }: At, { configurationId }: Dataset, keys: readonly HolderKey[]) => {
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  const asked = metadata.credentialIssuer.nonce_endpoint !== undefined;
  const nonce = asked ? (await client.requestNonce({ issuerMetadata: metadata })).c_nonce : undefined;
  const prove = async ({ jwk }: HolderKey): Promise<string> => {
    const signer = { method: 'jwk', alg: 'ES256', publicJwk: { ...jwk } } as const;
    const options = { issuerMetadata: metadata, credentialConfigurationId: configurationId, signer, ...(nonce ? { nonce } : {}) };
    return (await client.createCredentialRequestJwtProof(options)).jwt;
  };
  return { jwt: await Promise.all(keys.map(prove)) };
};

/**
 * Asks for one credential, one copy per key, each key proved over a fresh nonce where the issuer gives nonces (OpenID4VCI 1.0 sections 7 and
 * 8). A nonce that went stale on the way is replaced once. Refuses with what the issuer said.
 */
export const askCredential = async (wallet: Wallet, at: At, dataset: Dataset, keys: readonly HolderKey[]): Promise<Answer> => {
  const { configurationId, identifier } = dataset;
  const named = identifier === null ? { credential_configuration_id: configurationId } : { credential_identifier: identifier };
  const once = async (): Promise<Answer> => {
    const proofs = await proofsOf(wallet, at, dataset, keys).catch(() => {
      throw new Refusal('issuer-unreachable');
    });
    return post(wallet, at, at.metadata.credentialIssuer.credential_endpoint, { ...named, proofs });
  };
  return once().catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.detail === 'invalid_nonce') return once();
    throw cause;
  });
};

/** Asks whether what was promised is ready (section 9.1). Refuses when the issuer has no such endpoint. */
export const askDeferred = async (wallet: Wallet, at: At, transactionId: string): Promise<Answer> => {
  const url = at.metadata.credentialIssuer.deferred_credential_endpoint;
  if (!url) throw new Refusal('credential-refused', 'malformed');
  return post(wallet, at, url, { transaction_id: transactionId });
};

/** Tells the issuer that the copies are kept (section 11), where it listens. Never refuses: it is only told. */
export const tellAccepted = async (wallet: Wallet, { metadata, access }: At, notificationId: string | null): Promise<void> => {
  if (!notificationId || !metadata.credentialIssuer.notification_endpoint) return;
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  const notification = { event: 'credential_accepted', notificationId } as const;
  await client
    .sendNotification({ issuerMetadata: metadata, accessToken: access.accessToken, notification, ...withDpop(access) })
    .catch(() => undefined);
};
