import { confirmDelivery, listWalletOffers, mintWalletOffer, type WalletOffer } from '#shared/contracts/issuer/credentials';
import type { Connection } from '../connections/connection.ts';
import { openConnections } from '../connections/open-connections.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { alone } from '../vault/alone.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { readOffer } from './read-offer.ts';
import { receiveCredential } from './receive-credential.ts';
import type { StoredCredential } from './stored-credential.ts';

export interface Waiting extends WalletOffer {
  readonly connection: Connection;
}

/** Said again when the organism still offers what is held: the first time it did not hear it. What another device holds is none of this one's. */
const confirm = (wallet: Wallet, connection: Connection, issuanceId: WalletOffer['issuanceId']): Promise<unknown> =>
  organismCaller(wallet, connection)
    .call(confirmDelivery, { params: { issuanceId } })
    .catch(() => undefined);

/** Issuances of what this device holds. */
export const heldBy = async ({ store }: Pick<Wallet, 'store'>): Promise<ReadonlySet<string | null>> =>
  new Set((await store.all<StoredCredential>('credentials')).map(({ issuanceId }) => issuanceId));

/** What every connected organism keeps ready; an organism that does not answer hides nothing of the others. */
export const listWaiting = async (
  wallet: Wallet,
): Promise<{ readonly items: readonly Waiting[]; readonly unreachable: readonly string[] }> => {
  const connections = await openConnections(wallet);
  const held = await heldBy(wallet);
  const unreachable: string[] = [];
  const lists = await Promise.all(
    connections.map(async (connection) => {
      const answer = await organismCaller(wallet, connection)
        .call(listWalletOffers)
        .catch(() => null);
      if (!answer?.ok) {
        unreachable.push(connection.organisation.name);
        return [];
      }
      const { items } = answer.data;
      for (const { issuanceId } of items.filter((item) => held.has(item.issuanceId) && !item.elsewhere))
        await confirm(wallet, connection, issuanceId);
      return items.filter((item) => !held.has(item.issuanceId)).map((item) => ({ ...item, connection }));
    }),
  );
  return { items: lists.flat(), unreachable };
};

type ToCollect = Pick<Waiting, 'connection' | 'issuanceId'> & Partial<Pick<Waiting, 'replaces'>>;

const collect = async (wallet: Wallet, { connection, issuanceId, replaces = null }: ToCollect): Promise<StoredCredential> => {
  const caller = organismCaller(wallet, connection);
  const minted = await caller.call(mintWalletOffer, { params: { issuanceId } });
  if (!minted.ok) throw new Refusal(minted.code, minted.title);
  const offer = await readOffer(wallet, minted.data.uri);
  const credential = await receiveCredential(wallet, {
    ...{ offer, issuanceId, replaces, connectionId: connection.id, ink: connection.organisation.ink },
  });
  await confirm(wallet, connection, issuanceId);
  return credential;
};

/**
 * Collects one: a code for the signed-in wallet, then the ordinary protocol; no transaction code is needed. One tab, and one look, at a time: what
 * another has just brought in is given as it is.
 */
export const collectWaiting = (wallet: Wallet, item: ToCollect): Promise<StoredCredential> =>
  alone(`collect-${item.issuanceId}`, async () => {
    const all = await wallet.store.all<StoredCredential>('credentials');
    return all.find(({ issuanceId }) => issuanceId === item.issuanceId) ?? collect(wallet, item);
  });

/**
 * Takes by itself what replaces something held: the corrected version comes in, the former one is seen no more. One that fails waits like any
 * other offer. Gives those that came.
 */
export const collectReplacements = (wallet: Wallet, waiting: readonly Waiting[]): Promise<readonly string[]> =>
  alone('replacements', async () => {
    const held = await heldBy(wallet);
    const taken: string[] = [];
    for (const item of waiting.filter(({ issuanceId, replaces }) => replaces !== null && held.has(replaces) && !held.has(issuanceId))) {
      if (await collectWaiting(wallet, item).catch(() => null)) taken.push(item.issuanceId);
    }
    return taken;
  });
