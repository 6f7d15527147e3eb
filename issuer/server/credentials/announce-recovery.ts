import type { PayloadOf } from '#shared/contract/fact';
import type { walletRecovered } from '#shared/contracts/issuer/people';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { recoveryLetter } from './recovery-letter.ts';
import { tellOfWallet } from './tell-of-wallet.ts';

/** Tells the person that their wallet was restored on another device, and what to do when it was not them. */
export async function announceRecovery(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof walletRecovered>>): Promise<void> {
  await tellOfWallet(scope, { template: recoveryLetter, personId: payload.personId, at: recordedAt });
}
