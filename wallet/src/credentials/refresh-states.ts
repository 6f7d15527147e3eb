import type { ReplyOf } from '#shared/contract/route';
import { listWalletIssuances } from '#shared/contracts/issuer/credentials';
import { verifyCredential } from '#shared/credentials/verify';
import type { Connection } from '../connections/connection.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { trustOf } from '../vault/trust.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { CredentialState, StoredCredential } from './stored-credential.ts';

const fates = ['revoked', 'suspended', 'replaced', 'expired'] as const;
const stateOf = (why: string | undefined): CredentialState => fates.find((one) => one === why) ?? 'unknown';

type Told = ReplyOf<typeof listWalletIssuances>['items'][number];

/** What the organism says of the reason and the day: for the holder only, never in the public list. */
const toldOf = async (wallet: Wallet, credentials: readonly StoredCredential[]): Promise<ReadonlyMap<string, Told>> => {
  const told = new Map<string, Told>();
  const asked = new Set(credentials.flatMap((credential) => (credential.connectionId ? [credential.connectionId] : [])));
  for (const id of asked) {
    const connection = await wallet.store.get<Connection>('connections', id);
    if (!connection || connection.closed) continue;
    const answer = await organismCaller(wallet, connection)
      .call(listWalletIssuances)
      .catch(() => null);
    if (answer?.ok) for (const item of answer.data.items) told.set(item.issuanceId, item);
  }
  return told;
};

const stands = (state: Told['state']): boolean => state === 'signed' || state === 'delivered';
/** The list and the organism say the same: its reason is that of the state that is shown. */
const agree = (state: CredentialState, told: Told): boolean => (state === 'valid' ? stands(told.state) : state === told.state);

/** Whether the organism is to be asked why: what changed since the last look, and what fell without its reason being known. */
const isAsked = (now: StoredCredential, before: StoredCredential): boolean => {
  const fell = now.state === 'revoked' || now.state === 'suspended' || now.state === 'replaced';
  return now.state !== before.state ? fell || before.state === 'suspended' : fell && !now.statedAt;
};

const withTold = (credential: StoredCredential, told: Told | undefined): StoredCredential => {
  if (!told || !agree(credential.state, told)) return credential;
  const { reasonCode, reason, at: statedAt } = told;
  return { ...credential, reasonCode, reason, statedAt, revokedAt: credential.state === 'revoked' ? statedAt : null };
};

const check = async (wallet: Wallet, credential: StoredCredential): Promise<StoredCredential> => {
  const { resolver, statuses, issuers } = trustOf(wallet);
  const report = await verifyCredential(credential.copies[0]!.compact, {
    crypto: wallet.crypto,
    resolver,
    statuses,
    trust: issuers.trust,
    now: wallet.clock() + 60,
  });
  const checkedNow = new Date(wallet.clock() * 1000).toISOString();
  // The signature is no longer believed, whatever its list says.
  if (report.checks.some(({ why }) => why === 'key-compromised')) return { ...credential, state: 'revoked', checkedAt: checkedNow };
  const status = report.checks.find((line) => line.check === 'status');
  const dates = report.checks.find((line) => line.check === 'validity');
  if (dates?.why === 'expired') return { ...credential, state: 'expired', checkedAt: checkedNow };
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
  const asked = after.filter((credential, index) => isAsked(credential, before[index]!));
  const answers = asked.length > 0 ? await toldOf(wallet, asked) : new Map<string, Told>();
  const told = after.map((credential) => withTold(credential, answers.get(credential.issuanceId ?? '')));
  const changed = told.filter((credential, index) => JSON.stringify(credential) !== JSON.stringify(before[index]));
  await wallet.store.write(changed.map((credential) => ({ room: 'credentials', id: credential.id, value: credential })));
  return told;
};
