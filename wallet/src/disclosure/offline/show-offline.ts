import { packFrames } from '#shared/credentials/offline-frames';
import { minuteOf, offlineAudience } from '#shared/credentials/offline-presentation';
import type { ClaimPath } from '#shared/credentials/ports';
import { useCopy } from '../../credentials/use-copy.ts';
import { randomName } from '../../vault/protocol-callbacks.ts';
import { Refusal, type Wallet } from '../../vault/wallet.ts';
import type { Sharing } from '../sharing.ts';

export interface OfflineChoice {
  readonly credentialId: string;
  readonly title: string;
  readonly paths: readonly ClaimPath[];
  /** Names of what is shown, never values: they stand in the journal. */
  readonly claims: Sharing['claims'];
  /** Who receives, in the journal’s words: nobody is named, since nobody asked. */
  readonly to: string;
  /** The person was told that every copy had been shown elsewhere. */
  readonly evenUsed?: boolean;
  readonly tellContested?: boolean;
}

/** One showing: one copy, and one line of the journal, however often its codes are made anew. */
export interface Showing {
  readonly id: string;
  readonly choice: OfflineChoice;
  readonly frames: readonly string[];
  /** Seconds since 1970: readers refuse it afterwards. */
  readonly until: number;
}

/** Five minutes from the minute it is dated (verify-binding.ts). */
const lasts = 300;

const keepLine = (wallet: Wallet, id: string, { claims, title, to }: OfflineChoice): Promise<void> => {
  const line: Sharing = {
    ...{ id, at: new Date(wallet.clock() * 1000).toISOString(), to: { name: to, did: offlineAudience, siret: null } },
    ...{ purpose: null, claims, credentials: [title], state: 'shared', keptDays: null, offerId: null, receipt: null, withdrawnAt: null },
  };
  return wallet.store.write([{ room: 'disclosures', id, value: line }]);
};

const make = async (wallet: Wallet, id: string, choice: OfflineChoice): Promise<Showing> => {
  const issuedAt = minuteOf(wallet.clock());
  const compact = await useCopy(wallet, choice.credentialId, choice.paths, {
    ...{ purpose: 'offline', partner: id, audience: offlineAudience, nonce: randomName(), issuedAt },
    ...{ evenUsed: choice.evenUsed ?? false, tellContested: choice.tellContested ?? false },
  });
  return { id, choice, frames: await packFrames(compact, wallet.crypto), until: issuedAt + lasts };
};

/**
 * Shows chosen claims to whoever stands there, without a network: a copy that nobody else saw, signed for the spot, as codes for a camera
 * (shared/decisions/0019). The journal says so before anything is on the screen. Refuses an empty choice.
 */
export const showOffline = async (wallet: Wallet, choice: OfflineChoice): Promise<Showing> => {
  if (choice.paths.length === 0) throw new Refusal('required-missing');
  const id = randomName();
  const showing = await make(wallet, id, choice);
  await keepLine(wallet, id, choice);
  return showing;
};

/** The same to the same person, once the five minutes are over: another nonce and another date, the same copy. */
export const showAgain = (wallet: Wallet, { id, choice }: Showing): Promise<Showing> => make(wallet, id, { ...choice, evenUsed: true });
