import type { JsonObject } from '#shared/credentials/ports';
import { verifyCredential } from '#shared/credentials/verify';
import type { HolderKey } from '../vault/keyring.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Answer } from './ask-credential.ts';
import type { ReadOffer } from './read-offer.ts';
import type { Copy } from './stored-credential.ts';

/** Kept before anything is asked, so that an answer lost on the way is asked again with the same keys and gives the same bytes. */
export interface Started {
  readonly id: string;
  readonly keys: readonly HolderKey[];
}

/** As many as our own issuers give (0012): one for each reader. */
export const copiesWanted = 10;

/** The keys for one credential, made once: as many as the issuer takes at a time. */
export const startKeys = async (wallet: Wallet, { metadata }: ReadOffer, id: string): Promise<Started> => {
  const before = await wallet.store.get<Started>('receiving', id);
  if (before) return before;
  const most = metadata.credentialIssuer.batch_credential_issuance?.batch_size ?? 1;
  const keys = await Promise.all(Array.from({ length: Math.min(copiesWanted, most) }, () => wallet.keyring.make()));
  const started: Started = { id, keys };
  await wallet.store.write([{ room: 'receiving', id, value: started }]);
  return started;
};

export interface Checked {
  readonly payload: JsonObject;
  readonly issuer: string;
}

const checkCopy = async (wallet: Wallet, offer: ReadOffer, compact: string, key: HolderKey): Promise<Checked> => {
  const { resolver, issuers } = trustOf(wallet);
  const ports = { crypto: wallet.crypto, resolver, now: wallet.clock() + 60, trust: issuers.trust, holder: key.jwk };
  const report = await verifyCredential(compact, ports);
  const fault = report.checks.find((line) => line.outcome === 'failed');
  if (!fault && report.checks.some(({ why }) => why === 'issuer-unreachable')) throw new Refusal('issuer-unreachable');
  if (fault || !report.payload || !report.issuer) throw new Refusal('credential-refused', fault?.why ?? 'malformed');
  // The one whose name was on the screen, and no other that the platform also knows.
  if (report.issuer !== offer.did && report.issuer !== offer.credentialIssuer) throw new Refusal('credential-refused', 'another-issuer');
  return { payload: report.payload, issuer: report.issuer };
};

export interface Collected extends Checked {
  readonly copies: readonly Copy[];
}

/** Each copy is checked before it is kept: by the issuer that offered it, for our key. A status or a registry that is away does not stop it. */
export const checkCopies = async (
  wallet: Wallet,
  offer: ReadOffer,
  { compacts }: Extract<Answer, { kind: 'delivered' }>,
  { keys }: Started,
): Promise<Collected> => {
  if (compacts.length === 0 || compacts.length > keys.length) throw new Refusal('credential-refused', 'malformed');
  const checked = await Promise.all(compacts.map((compact, index) => checkCopy(wallet, offer, compact, keys[index]!)));
  return {
    ...checked[0]!,
    copies: compacts.map((compact, index) => ({ compact, thumbprint: keys[index]!.thumbprint, use: null })),
  };
};
