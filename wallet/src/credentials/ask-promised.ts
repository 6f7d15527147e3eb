import { Refusal, type Wallet } from '../vault/wallet.ts';
import { askDeferred } from './ask-credential.ts';
import { keepCredential, type Promised } from './receive-credential.ts';
import type { StoredCredential } from './stored-credential.ts';

const isPromised = (value: unknown): value is Promised => typeof (value as Partial<Promised>).transactionId === 'string';

const drop = async (wallet: Wallet, { id, started, access }: Promised): Promise<void> => {
  await wallet.store.write([
    { room: 'receiving', id },
    { room: 'receiving', id: started.id },
  ]);
  if (access.key) await wallet.keyring.forget(access.key.thumbprint);
};

const askOne = async (wallet: Wallet, promised: Promised): Promise<StoredCredential | null> => {
  const { receiving, access, started, transactionId } = promised;
  const answer = await askDeferred(wallet, { metadata: receiving.offer.metadata, access }, transactionId);
  if (answer.kind === 'deferred') {
    const value: Promised = { ...promised, notBefore: wallet.clock() + answer.interval };
    await wallet.store.write([{ room: 'receiving', id: promised.id, value }]);
    return null;
  }
  const credential = await keepCredential(wallet, receiving, started, { access, answer });
  if (access.key) await wallet.keyring.forget(access.key.thumbprint);
  return credential;
};

/**
 * Asks issuers for what they promised, no sooner than they said (OpenID4VCI 1.0 section 9). What an issuer refuses for good is forgotten; one
 * that does not answer is asked another time.
 */
export const askPromised = async (wallet: Wallet): Promise<readonly StoredCredential[]> => {
  const all = (await wallet.store.all<unknown>('receiving')).filter(isPromised);
  const kept: StoredCredential[] = [];
  for (const promised of all.filter(({ notBefore }) => notBefore <= wallet.clock())) {
    try {
      const credential = await askOne(wallet, promised);
      if (credential) kept.push(credential);
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'issuer-unreachable') await drop(wallet, promised);
    }
  }
  return kept;
};
