import { makeCaller } from '#shared/contract/call';
import { recoverWallet } from '#shared/contracts/issuer/people';
import { refusalOf } from '../connections/clock.ts';
import type { Connection } from '../connections/connection.ts';
import { connectionOf } from '../connections/connect.ts';
import { deviceName } from '../connections/device-name.ts';
import { dpopProof } from '../connections/dpop.ts';
import { signExperience } from '../experiences/declare-own-experience.ts';
import type { HolderKey } from '../vault/keyring.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { BackedConnection, BackupContent } from './backup-content.ts';

/** One organism to be taken over, with the key it is asked with: kept before anything is sent, so that a lost answer is asked again. */
export interface ToRecover {
  readonly backed: BackedConnection;
  readonly key: HolderKey;
}
export interface Recovery {
  readonly organisation: string;
  /** `over`: the backup no longer counts there, an invitation is needed. `later`: no answer, to be tried again. */
  readonly outcome: 'recovered' | 'over' | 'later';
}
const pendingId = 'to-recover';

const keyFor = async (wallet: Wallet, connections: readonly BackedConnection[]): Promise<readonly ToRecover[]> => {
  const pending: ToRecover[] = [];
  for (const backed of connections) if (backed.recoveryToken) pending.push({ backed, key: await wallet.keyring.make() });
  return pending;
};

const recover = async (wallet: Wallet, { backed, key }: ToRecover): Promise<Connection> => {
  if (backed.issuerUrl !== wallet.settings.issuerUrl) throw new Refusal('recovery-over');
  const caller = makeCaller(backed.issuerUrl, async (request) => ({ dpop: await dpopProof(wallet.keyring, key, request, wallet.clock) }));
  const answer = await caller.call(recoverWallet, { body: { recoveryToken: backed.recoveryToken!, device: deviceName() } });
  if (!answer.ok) throw await refusalOf(answer);
  return connectionOf(wallet, { issuerUrl: backed.issuerUrl, key, answer: answer.data });
};

const outcomeOf = (cause: unknown): 'over' | 'later' =>
  cause instanceof Refusal && (cause.code === 'recovery-over' || cause.code === 'dead-link') ? 'over' : 'later';

/** Asks each organism that still waits to let this device take over; what it refuses for good is not asked again. */
export const recoverPending = async (wallet: Wallet): Promise<readonly Recovery[]> => {
  let pending = (await wallet.store.get<readonly ToRecover[]>('settings', pendingId)) ?? [];
  const done: Recovery[] = [];
  for (const one of pending) {
    const organisation = one.backed.organisation.name;
    const rest = pending.filter(({ key }) => key.thumbprint !== one.key.thumbprint);
    try {
      const connection = await recover(wallet, one);
      await wallet.store.write([
        { room: 'connections', id: connection.id, value: connection },
        { room: 'settings', id: pendingId, value: rest },
      ]);
      done.push({ organisation, outcome: 'recovered' });
    } catch (cause) {
      const outcome = outcomeOf(cause);
      done.push({ organisation, outcome });
      if (outcome === 'later') continue;
      await wallet.store.write([{ room: 'settings', id: pendingId, value: rest }]);
      await wallet.keyring.forget(one.key.thumbprint);
    }
    pending = rest;
  }
  return done;
};

/**
 * Puts a backup into a wallet just made: the journal as it was, what the person declared, signed by this device, and the organisms to take over
 * (`recoverPending`), in one write. Each of them
 * revokes what the former device held and offers it again under the keys of this one (ARF Mig_03).
 */
export const putBack = async (wallet: Wallet, content: BackupContent): Promise<void> => {
  const pending = await keyFor(wallet, content.connections);
  const declared = await Promise.all(content.experiences.map(({ receivedAt, ...said }) => signExperience(wallet, said, receivedAt)));
  await wallet.store.write([
    ...content.sharings.map((value) => ({ room: 'disclosures' as const, id: value.id, value })),
    ...declared.map((value) => ({ room: 'credentials' as const, id: value.id, value })),
    ...content.links.map((value) => ({ room: 'links' as const, id: value.id, value })),
    { room: 'settings', id: pendingId, value: pending },
  ]);
};

/** Organisms of a backup that gave no recovery token: only a new invitation brings them back. */
export const toInviteAgain = (content: BackupContent): readonly Recovery[] =>
  content.connections
    .filter(({ recoveryToken }) => recoveryToken === null)
    .map(({ organisation }) => ({ organisation: organisation.name, outcome: 'over' }));

/** Organisms that still have to let this device take over, by name. */
export const waitingOrganisms = async ({ store }: Wallet): Promise<readonly string[]> =>
  ((await store.get<readonly ToRecover[]>('settings', pendingId)) ?? []).map(({ backed }) => backed.organisation.name);
