import type { PayloadOf } from '#shared/contract/fact';
import type { walletDeviceAdded } from '#shared/contracts/issuer/devices';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { deviceLetter } from './device-letter.ts';
import { tellOfWallet } from './tell-of-wallet.ts';

/** Tells the person that another device was added, and what to do when it was not them. */
export async function announceDevice(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof walletDeviceAdded>>): Promise<void> {
  await tellOfWallet(scope, { template: deviceLetter, personId: payload.personId, at: recordedAt });
}
