import { Openid4vciClient, type IssuerMetadataResult } from '@openid4vc/openid4vci';
import { verifyCredential } from '#shared/credentials/verify';
import type { HolderKey } from '../vault/keyring.ts';
import { protocolCallbacks, randomName } from '../vault/protocol-callbacks.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { askToken, errorCode } from './ask-token.ts';
import { describeCredential } from './describe-credential.ts';
import type { ReadOffer } from './read-offer.ts';
import type { StoredCredential } from './stored-credential.ts';

export interface Receiving {
  readonly offer: ReadOffer;
  readonly txCode?: string;
  /** When a signed-in wallet collects: which issuance, from which connection. A retry then uses the same keys. */
  readonly issuanceId?: string;
  readonly connectionId?: string;
  readonly ink?: string;
  /** Said by the person, for an issuer the platform does not vouch for. */
  readonly acceptUnknown?: boolean;
}
/** Kept before anything is asked, so that an answer lost on the way is asked again with the same keys and gives the same bytes. */
interface Started {
  readonly id: string;
  readonly keys: readonly HolderKey[];
}

const copiesWanted = 2;

const start = async (wallet: Wallet, { issuanceId, offer }: Receiving): Promise<Started> => {
  const id = issuanceId ?? offer.uri.slice(-120);
  const before = await wallet.store.get<Started>('receiving', id);
  if (before) return before;
  const most = offer.metadata.credentialIssuer.batch_credential_issuance?.batch_size ?? 1;
  const keys = await Promise.all(Array.from({ length: Math.min(copiesWanted, most) }, () => wallet.keyring.make()));
  const started: Started = { id, keys };
  await wallet.store.write([{ room: 'receiving', id, value: started }]);
  return started;
};

const proofs = async (
  client: Openid4vciClient,
  metadata: IssuerMetadataResult,
  configuration: string,
  keys: readonly HolderKey[],
  nonce: string,
) =>
  Promise.all(
    keys.map(async ({ jwk }) => {
      const signer = { method: 'jwk', alg: 'ES256', publicJwk: { ...jwk } } as const;
      return (
        await client.createCredentialRequestJwtProof({ issuerMetadata: metadata, credentialConfigurationId: configuration, nonce, signer })
      ).jwt;
    }),
  );

const compactsOf = (found: unknown): string[] =>
  (Array.isArray(found) ? found : []).map((one: unknown) =>
    typeof one === 'string' ? one : String((one as { credential?: unknown }).credential),
  );

const request = async (wallet: Wallet, receiving: Receiving, keys: readonly HolderKey[]) => {
  const { metadata, configurations } = receiving.offer;
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  const { accessToken, dpop, forget } = await askToken(wallet, client, receiving);
  try {
    const { c_nonce } = await client.requestNonce({ issuerMetadata: metadata });
    const configuration = configurations[0]!.id;
    const jwt = await proofs(client, metadata, configuration, keys, c_nonce);
    const got = await client.retrieveCredentials({
      issuerMetadata: metadata,
      credentialConfigurationId: configuration,
      accessToken,
      dpop,
      proofs: { jwt: jwt },
    });
    const { credentials, notification_id: notificationId } = got.credentialResponse;
    return {
      compacts: compactsOf(credentials),
      accepted: async () => {
        if (notificationId)
          await client.sendNotification({
            issuerMetadata: metadata,
            accessToken,
            dpop,
            notification: { event: 'credential_accepted', notificationId },
          });
        await forget();
      },
    };
  } catch (cause) {
    throw new Refusal(errorCode(cause) ? 'offer-refused' : 'issuer-unreachable', errorCode(cause));
  }
};

/** Each copy is checked before it is kept: by the right issuer, for our key. A status or a registry that is away does not stop it. */
const checked = async (wallet: Wallet, compact: string, key: HolderKey, acceptUnknown: boolean) => {
  const { resolver, issuers } = trustOf(wallet);
  const report = await verifyCredential(compact, {
    crypto: wallet.crypto,
    resolver,
    now: wallet.clock() + 60,
    trust: issuers.trust,
    holder: key.jwk,
  });
  const fault = report.checks.find((line) => line.outcome === 'failed' && !(acceptUnknown && line.check === 'issuer-trusted'));
  if (fault || !report.payload || !report.issuer) throw new Refusal('credential-refused', fault?.why ?? 'malformed');
  return { payload: report.payload, issuer: report.issuer };
};

/**
 * Takes an offer to the end (OpenID4VCI 1.0 sections 6 to 8): token bound to a fresh key, two proofs, two copies, each verified, all kept in
 * one write; then the issuer is told. Refuses an issuer the platform does not vouch for, unless the person said so.
 */
export const receiveCredential = async (wallet: Wallet, receiving: Receiving): Promise<StoredCredential> => {
  const { offer, issuanceId, connectionId, ink, acceptUnknown = false } = receiving;
  if (offer.trust !== 'trusted' && !acceptUnknown) throw new Refusal('issuer-unknown', offer.host);
  const { id, keys } = await start(wallet, receiving);
  const { compacts, accepted } = await request(wallet, receiving, keys);
  if (compacts.length === 0 || compacts.length > keys.length) throw new Refusal('credential-refused', 'malformed');
  const read = await Promise.all(compacts.map((compact, index) => checked(wallet, compact, keys[index]!, acceptUnknown)));
  const { payload, issuer } = read[0]!;
  const now = new Date(wallet.clock() * 1000).toISOString();
  const credential: StoredCredential = {
    ...describeCredential(payload),
    id: randomName(),
    issuerDid: issuer,
    issuerName: offer.name,
    ink: ink ?? null,
    connectionId: connectionId ?? null,
    issuanceId: issuanceId ?? null,
    receivedAt: now,
    state: 'valid',
    checkedAt: null,
    reason: null,
    copies: compacts.map((compact, index) => ({ compact, thumbprint: keys[index]!.thumbprint, use: null })),
  };
  await wallet.store.write([
    { room: 'credentials', id: credential.id, value: credential },
    { room: 'receiving', id },
  ]);
  await accepted().catch(() => undefined);
  return credential;
};
