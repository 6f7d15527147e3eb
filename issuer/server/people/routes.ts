import * as contract from '#shared/contracts/issuer/people';
import * as devices from '#shared/contracts/issuer/devices';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { connectWallet } from './connect-wallet.ts';
import { disconnectWallet } from './disconnect-wallet.ts';
import { getWalletPerson } from './get-wallet-person.ts';
import { inviteDevice } from './invite-device.ts';
import { listDevices } from './list-devices.ts';
import { lookUpWalletInvitation } from './look-up-wallet-invitation.ts';
import { recoverWallet } from './recover-wallet.ts';
import { removeDevice } from './remove-device.ts';
import { refreshWalletTokens } from './refresh-wallet-tokens.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contract.lookUpWalletInvitation, lookUpWalletInvitation);
  serve(kernel, contract.connectWallet, connectWallet);
  serve(kernel, contract.recoverWallet, recoverWallet);
  serve(kernel, contract.refreshWalletTokens, refreshWalletTokens);
  serve(kernel, contract.getWalletPerson, getWalletPerson);
  serve(kernel, contract.disconnectWallet, disconnectWallet);
  serve(kernel, devices.listDevices, listDevices);
  serve(kernel, devices.inviteDevice, inviteDevice);
  serve(kernel, devices.removeDevice, removeDevice);
};
