import { removeDevice as contract } from '#shared/contracts/issuer/devices';
import { organismCaller } from '../connections/organism-caller.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { KnownDevice } from './known-devices.ts';

/** Has every organism cut a device off and revoke what it holds. Gives those that did not answer, where it still stands for the person. */
export const removeDevice = async (wallet: Wallet, { places }: KnownDevice): Promise<readonly string[]> => {
  const left: string[] = [];
  for (const { connection, device } of places) {
    const answer = await organismCaller(wallet, connection)
      .call(contract, { params: { connectionId: device } })
      .catch(() => null);
    // Not found: it had left already.
    if (!answer?.ok && answer?.code !== 'not-found') left.push(connection.organisation.name);
  }
  return left;
};
