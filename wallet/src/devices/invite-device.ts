import { walletDeviceLink } from '#shared/contract/wallet-link';
import { inviteDevice as contract } from '#shared/contracts/issuer/devices';
import { refusalOf } from '../connections/clock.ts';
import { openConnections } from '../connections/open-connections.ts';
import { organismCaller } from '../connections/organism-caller.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { knownDevices, type KnownDevice } from './known-devices.ts';

export interface DeviceInvitation {
  readonly link: string;
  readonly expiresInSeconds: number;
  /** Those that were there when it was made. */
  readonly before: readonly KnownDevice[];
  /** Organisms the new device will not be connected to, because they did not answer. */
  readonly missing: readonly string[];
}

/**
 * A link by which another device of the person joins the organisms of this one, once, within ten minutes: a code of each. It is shown and kept nowhere.
 * Refuses when no organism gives one, in the words of the first.
 */
export const inviteDevice = async (wallet: Wallet, walletUrl: string): Promise<DeviceInvitation> => {
  const connections = await openConnections(wallet);
  const { devices: before } = await knownDevices(wallet);
  const taken = before.flatMap(({ name }) => (name === null ? [] : [name]));
  const answers = await Promise.all(
    connections.map(async (connection) => ({
      organism: connection.organisation.name,
      answer: await organismCaller(wallet, connection)
        .call(contract)
        .catch(() => null),
    })),
  );
  const given = answers.flatMap(({ answer }) => (answer?.ok ? [answer.data] : []));
  if (given.length === 0) {
    const refused = answers.find(({ answer }) => answer && !answer.ok)?.answer;
    throw refused && !refused.ok ? await refusalOf(refused) : new Refusal('issuer-unreachable');
  }
  const link = walletDeviceLink(walletUrl, { issuerUrl: wallet.settings.issuerUrl, codes: given.map(({ code }) => code), taken });
  const expiresInSeconds = Math.min(...given.map((one) => one.expiresInSeconds));
  const missing = answers.filter(({ answer }) => !answer?.ok).map(({ organism }) => organism);
  return { link, expiresInSeconds, before, missing };
};
