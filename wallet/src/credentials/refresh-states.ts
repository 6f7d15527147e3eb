import { listWalletIssuances } from '#shared/contracts/issuer/credentials';
import { verifyCredential } from '#shared/credentials/verify';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { trustOf } from '../vault/trust.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { CredentialState, StoredCredential } from './stored-credential.ts';

const stateOf = (why: string | undefined): CredentialState =>
  why === 'revoked' ? 'revoked' : why === 'suspended' ? 'suspended' : why === 'expired' ? 'expired' : 'unknown';

/** What the organism says of the reason: for the holder only, never in the public list. */
const reasonsOf = async (wallet: Wallet, credentials: readonly StoredCredential[]): Promise<ReadonlyMap<string, string>> => {
  const reasons = new Map<string, string>();
  const asked = new Set(credentials.flatMap((credential) => (credential.connectionId ? [credential.connectionId] : [])));
  for (const id of asked) {
    const connection = await wallet.store.get<Connection>('connections', id);
    if (!connection || connection.closed) continue;
    const answer = await organismCaller(wallet, connection)
      .call(listWalletIssuances)
      .catch(() => null);
    if (answer?.ok) for (const item of answer.data.items) if (item.reason) reasons.set(item.issuanceId, item.reason);
  }
  return reasons;
};

const check = async (wallet: Wallet, credential: StoredCredential): Promise<StoredCredential> => {
  const { resolver, statuses } = trustOf(wallet);
  const report = await verifyCredential(credential.copies[0]!.compact, {
    crypto: wallet.crypto,
    resolver,
    statuses,
    now: wallet.clock() + 60,
  });
  const status = report.checks.find((line) => line.check === 'status');
  const dates = report.checks.find((line) => line.check === 'validity');
  if (dates?.why === 'expired') return { ...credential, state: 'expired', checkedAt: new Date(wallet.clock() * 1000).toISOString() };
  if (!status || status.outcome === 'unchecked') return credential;
  const checkedAt = new Date((status.at ?? wallet.clock()) * 1000).toISOString();
  return { ...credential, state: status.outcome === 'passed' ? 'valid' : stateOf(status.why), checkedAt };
};

/**
 * Reads the status lists of everything held, whole lists and once per their time to live, so that nobody learns which credential was looked
 * at. What cannot be read keeps its former state and date: never silently valid.
 */
export const refreshStates = async (wallet: Wallet, anew = false): Promise<readonly StoredCredential[]> => {
  if (anew) trustOf(wallet).statuses.clear();
  const before = await wallet.store.all<StoredCredential>('credentials');
  const after = await Promise.all(before.map((credential) => check(wallet, credential)));
  const fallen = after.filter((credential) => (credential.state === 'revoked' || credential.state === 'suspended') && !credential.reason);
  const reasons = fallen.length > 0 ? await reasonsOf(wallet, fallen) : new Map<string, string>();
  const told = after.map((credential) => ({
    ...credential,
    reason: credential.reason ?? reasons.get(credential.issuanceId ?? '') ?? null,
  }));
  const changed = told.filter((credential, index) => JSON.stringify(credential) !== JSON.stringify(before[index]));
  await wallet.store.write(changed.map((credential) => ({ room: 'credentials', id: credential.id, value: credential })));
  return told;
};
