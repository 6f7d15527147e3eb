import { verifyCredential } from '#shared/credentials/verify';
import { trustOf } from '../vault/trust.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { StoredCredential } from './stored-credential.ts';

const worthTelling = ['issuer-closed', 'issued-after-closing', 'key-compromised'] as const;
export type IssuerNews = (typeof worthTelling)[number];

/** Whether the organism closed, or the key that signed was declared stolen, as the signed registry and its DID document say. Null otherwise. */
export const issuerNews = async (
  wallet: Wallet,
  { copies }: StoredCredential,
): Promise<{ readonly why: IssuerNews; readonly at: number | null } | null> => {
  const { resolver, issuers } = trustOf(wallet);
  const ports = { crypto: wallet.crypto, resolver, trust: issuers.trust, now: wallet.clock() + 60 };
  const { checks } = await verifyCredential(copies[0]!.compact, ports);
  for (const { why, at } of checks) {
    const told = worthTelling.find((one) => one === why);
    if (told) return { why: told, at: at ?? null };
  }
  return null;
};
