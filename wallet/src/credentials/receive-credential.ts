import { Openid4vciClient } from '@openid4vc/openid4vci';
import type { Connection } from '../connections/connection.ts';
import { protocolCallbacks, randomName } from '../vault/protocol-callbacks.ts';
import { assertRoom } from '../vault/storage.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Access, Dataset } from './access.ts';
import { askCredential, tellAccepted, type Answer } from './ask-credential.ts';
import { askToken } from './ask-token.ts';
import { checkCopies, startKeys, type Started } from './collect-copies.ts';
import { describeCredential } from './describe-credential.ts';
import { assertVouched, type ReadOffer } from './read-offer.ts';
import type { StoredCredential } from './stored-credential.ts';

export interface Receiving {
  readonly offer: ReadOffer;
  readonly txCode?: string;
  /** This wallet's address: by it an issuer that takes codes from known wallets only knows it. */
  readonly clientId?: string;
  /** When a signed-in wallet collects: which issuance, from which connection. A retry then uses the same keys. */
  readonly issuanceId?: string;
  readonly connectionId?: string;
  readonly ink?: string;
  /** The issuance it takes the place of, said by the organism when it made the offer. */
  readonly replaces?: string | null;
}

/** A credential that was promised: what is needed to ask for it again, from a page opened much later. */
export interface Promised {
  readonly id: string;
  readonly started: Started;
  readonly receiving: Receiving;
  readonly access: Access;
  readonly transactionId: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
}

/** Of an organism this wallet is signed in to: reasons and more copies can be asked of it. */
const connectionOf = async (wallet: Wallet, { offer, connectionId, issuanceId }: Receiving, notificationId: string | null) => {
  if (connectionId) return { connectionId, issuanceId: issuanceId ?? null };
  const known = (await wallet.store.all<Connection>('connections')).find(({ organisation }) => organisation.did === offer.did);
  // Our own issuers name the issuance in the notification; another's name leads nowhere, and is then not asked about.
  return known && notificationId ? { connectionId: known.id, issuanceId: notificationId } : { connectionId: null, issuanceId: null };
};

/** Checks what was delivered, keeps it in one write, then tells the issuer. */
export const keepCredential = async (
  wallet: Wallet,
  receiving: Receiving,
  started: Started,
  { access, answer }: { readonly access: Access; readonly answer: Extract<Answer, { kind: 'delivered' }> },
): Promise<StoredCredential> => {
  const { offer, ink } = receiving;
  const { payload, issuer, copies } = await checkCopies(wallet, offer, answer, started);
  const credential: StoredCredential = {
    ...describeCredential(payload),
    id: randomName(),
    issuerDid: issuer,
    issuerName: offer.name,
    ink: ink ?? null,
    ...(await connectionOf(wallet, receiving, answer.notificationId)),
    receivedAt: new Date(wallet.clock() * 1000).toISOString(),
    state: 'valid',
    checkedAt: null,
    reason: null,
    ...(receiving.replaces ? { replaces: receiving.replaces } : {}),
    copies,
  };
  await wallet.store.write([
    { room: 'credentials', id: credential.id, value: credential },
    { room: 'receiving', id: started.id },
    { room: 'receiving', id: `promised ${started.id}` },
  ]);
  await tellAccepted(wallet, { metadata: offer.metadata, access }, answer.notificationId);
  return credential;
};

const promise = async (
  wallet: Wallet,
  promised: Omit<Promised, 'id' | 'notBefore'>,
  { interval }: { readonly interval: number },
): Promise<never> => {
  const id = `promised ${promised.started.id}`;
  const value: Promised = { ...promised, id, notBefore: wallet.clock() + interval };
  await wallet.store.write([{ room: 'receiving', id, value }]);
  throw new Refusal('offer-promised');
};

const nameOf = ({ issuanceId, offer }: Receiving, { configurationId, identifier }: Dataset): string =>
  issuanceId ?? identifier ?? (offer.configurations.length > 1 ? `${configurationId} ` : '') + offer.uri.slice(-120);

const receiveOne = async (wallet: Wallet, receiving: Receiving, access: Access, dataset: Dataset): Promise<StoredCredential> => {
  const started = await startKeys(wallet, receiving.offer, nameOf(receiving, dataset));
  const answer = await askCredential(wallet, { metadata: receiving.offer.metadata, access }, dataset, started.keys);
  if (answer.kind === 'delivered') return keepCredential(wallet, receiving, started, { access, answer });
  return promise(wallet, { started, receiving, access, transactionId: answer.transactionId }, answer);
};

/** Everything an access token opens, one after the other. Its key is forgotten at the end, unless something was promised for later. */
export const receiveAll = async (wallet: Wallet, receiving: Receiving, access: Access): Promise<readonly StoredCredential[]> => {
  const received: StoredCredential[] = [];
  let promised: Refusal | null = null;
  for (const dataset of access.datasets) {
    try {
      received.push(await receiveOne(wallet, receiving, access, dataset));
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'offer-promised') throw cause;
      promised = cause;
    }
  }
  if (promised && received.length === 0) throw promised;
  if (!promised && access.key) await wallet.keyring.forget(access.key.thumbprint);
  return received;
};

/**
 * Takes an offer to the end (OpenID4VCI 1.0 sections 6 to 8): a token bound to a fresh key, a proof for each copy, each copy verified, all kept
 * in one write; then the issuer is told. Refuses an issuer the platform does not vouch for.
 */
export const receiveCredential = async (wallet: Wallet, receiving: Receiving): Promise<StoredCredential> => {
  const { offer } = receiving;
  assertVouched(offer);
  await assertRoom();
  const client = new Openid4vciClient({ callbacks: protocolCallbacks(wallet) });
  const access = await askToken(wallet, client, receiving);
  const received = await receiveAll(wallet, receiving, access);
  if (!received[0]) throw new Refusal('credential-refused', 'malformed');
  return received[0];
};
