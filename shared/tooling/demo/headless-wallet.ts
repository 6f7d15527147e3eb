import { walletInvitationLink } from '#shared/contract/wallet-link';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { acceptInvitation, readInvitation } from '../../../wallet/src/connections/connect.ts';
import type { Connection } from '../../../wallet/src/connections/connection.ts';
import { collectWaiting, listWaiting } from '../../../wallet/src/credentials/collect-waiting.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { memoryKeyring, memoryStore } from '../../../wallet/src/vault/memory-vault.ts';
import type { Settings, Wallet } from '../../../wallet/src/vault/wallet.ts';

/** The wallet's own code without its screens. */
export const headlessWallet = (settings: Settings): Wallet => ({
  store: memoryStore(),
  keyring: memoryKeyring(),
  crypto: webCrypto,
  fetch: webFetcher,
  clock: () => Math.floor(Date.now() / 1000),
  settings,
});

export const connect = async (wallet: Wallet, issuerUrl: string, code: string): Promise<Connection> => {
  const link = walletInvitationLink('http://localhost', { issuerUrl, code });
  return acceptInvitation(wallet, await readInvitation(wallet, link));
};

/** Collects everything that waits; offers are made after the commit of what they follow, so it waits for at least as many as expected. */
export const collectAll = async (wallet: Wallet, expected: number): Promise<readonly StoredCredential[]> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { items } = await listWaiting(wallet);
    if (items.length >= expected) {
      const collected: StoredCredential[] = [];
      for (const item of items) collected.push(await collectWaiting(wallet, item));
      return collected;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`fewer than ${expected} credentials were offered`);
};
