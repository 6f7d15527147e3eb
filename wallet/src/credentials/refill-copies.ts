import { Openid4vciClient } from '@openid4vc/openid4vci';
import { mintCopiesOffer } from '#shared/contracts/issuer/credentials';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { moreDeclaredCopies } from '../experiences/declare-own-experience.ts';
import { protocolCallbacks } from '../vault/protocol-callbacks.ts';
import { alone } from '../vault/alone.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { askCredential, tellAccepted } from './ask-credential.ts';
import { askToken } from './ask-token.ts';
import { checkCopies, startKeys } from './collect-copies.ts';
import { readOffer } from './read-offer.ts';
import type { StoredCredential } from './stored-credential.ts';

/** Fewer fresh copies than this, and more are asked for (security.md B12). */
export const fewCopies = 3;

export const freshOf = ({ copies }: Pick<StoredCredential, 'copies'>): number => copies.filter(({ use }) => use === null).length;

const connectionOf = async (wallet: Wallet, { connectionId }: StoredCredential): Promise<Connection | null> => {
  const connection = connectionId ? await wallet.store.get<Connection>('connections', connectionId) : null;
  return connection && !connection.closed ? connection : null;
};

/**
 * Ten more copies of a credential, from the organism this wallet is signed in to; the organism learns that nearly all were shown, and nothing
 * of to whom or what. Refuses what came from elsewhere, and copies that are of another credential. Gives the credential as it is now kept.
 */
export const refillCopies = async (wallet: Wallet, credential: StoredCredential): Promise<StoredCredential> => {
  if (credential.kind === 'experience') return moreDeclaredCopies(wallet, credential);
  const { id, issuanceId } = credential;
  const connection = await connectionOf(wallet, credential);
  if (!connection || !issuanceId) throw new Refusal('no-copy-left');
  const minted = await organismCaller(wallet, connection).call(mintCopiesOffer, { params: { issuanceId } });
  if (!minted.ok) throw new Refusal(minted.code, minted.title);
  const offer = await readOffer(wallet, minted.data.uri);
  const access = await askToken(wallet, new Openid4vciClient({ callbacks: protocolCallbacks(wallet) }), { offer });
  const started = await startKeys(wallet, offer, `refill ${id}`);
  const at = { metadata: offer.metadata, access };
  const answer = await askCredential(wallet, at, access.datasets[0]!, started.keys);
  // Promised for later: the same keys ask again another time, with a fresh code.
  if (answer.kind === 'deferred') throw new Refusal('offer-promised');
  const { copies, issuer, payload } = await checkCopies(wallet, offer, answer, started);
  if (issuer !== credential.issuerDid || payload['vct'] !== credential.vct) throw new Refusal('credential-refused', 'malformed');
  const now = (await wallet.store.get<StoredCredential>('credentials', id)) ?? credential;
  const value: StoredCredential = { ...now, copies: [...now.copies, ...copies] };
  await wallet.store.write([
    { room: 'credentials', id, value },
    { room: 'receiving', id: started.id },
  ]);
  await tellAccepted(wallet, at, answer.notificationId);
  if (access.key) await wallet.keyring.forget(access.key.thumbprint);
  return value;
};

/**
 * Asks more copies of whatever runs low, at a moment that chance decides (background-refill.ts) and not when something was just shown. What
 * cannot be had now is asked another time.
 */
export const refillLow = async (wallet: Wallet): Promise<void> => {
  const all = await wallet.store.all<StoredCredential>('credentials');
  const low = all.filter((one) => one.state === 'valid' && one.connectionId !== null && freshOf(one) < fewCopies);
  for (const credential of low) await alone(`copies-${credential.id}`, () => refillCopies(wallet, credential)).catch(() => undefined);
};
