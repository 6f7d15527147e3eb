import { makeCaller } from '#shared/contract/call';
import type { ReplyOf } from '#shared/contract/route';
import { readWalletDeviceLink, readWalletInvitation, type WalletInvitationLink } from '#shared/contract/wallet-link';
import { listDevices } from '#shared/contracts/issuer/devices';
import { connectWallet, lookUpWalletInvitation } from '#shared/contracts/issuer/people';
import type { HolderKey } from '../vault/keyring.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { refusalOf } from './clock.ts';
import type { Connection } from './connection.ts';
import { deviceName } from './device-name.ts';
import { dpopProof } from './dpop.ts';
import { openConnections } from './open-connections.ts';
import { organismCaller } from './organism-caller.ts';

type Connected = ReplyOf<typeof connectWallet>;

const isKnownServer = (wallet: Wallet, url: string): boolean => url === wallet.settings.issuerUrl;

const lookUp = async (wallet: Wallet, { issuerUrl, code }: WalletInvitationLink) => {
  if (!isKnownServer(wallet, issuerUrl)) throw new Refusal('issuer-unknown', new URL(issuerUrl).host);
  const answer = await makeCaller(issuerUrl).call(lookUpWalletInvitation, { body: { code } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  return { issuerUrl, code, ...answer.data };
};
export type Invitation = Awaited<ReturnType<typeof lookUp>>;

/** Which organism invites, before anything is sent of the person. Refuses a link of a server this wallet was not told to trust. */
export const readInvitation = async (wallet: Wallet, link: string): Promise<Invitation> => {
  const parsed = readWalletInvitation(link);
  if (!parsed) throw new Refusal('link-unreadable');
  return lookUp(wallet, parsed);
};

export interface Invitations {
  /** Another device of the same person shows the link, and these names are taken; null when an organism invites. */
  readonly taken: readonly string[] | null;
  readonly organisms: readonly Invitation[];
}

/** The organism answers this wallet already: one that was cut off without knowing it may join again. */
const isHere = async (wallet: Wallet, { credentialIssuer }: Invitation): Promise<boolean> => {
  const connections = (await openConnections(wallet)).filter((one) => one.credentialIssuer === credentialIssuer);
  const answers = await Promise.all(
    connections.map((connection) =>
      organismCaller(wallet, connection)
        .call(listDevices)
        .catch(() => null),
    ),
  );
  return answers.some((answer) => answer?.ok);
};

/**
 * The same for either link: an organism's, or the one by which another device of the person hands all of its organisms on. Refuses one of which
 * nothing is good any more, and one of another device that leads to no organism this one lacks: its own code, for instance.
 */
export const readInvitations = async (wallet: Wallet, link: string): Promise<Invitations> => {
  const device = readWalletDeviceLink(link);
  if (!device) return { taken: null, organisms: [await readInvitation(wallet, link)] };
  const { issuerUrl, codes, taken } = device;
  const read = await Promise.allSettled(codes.map((code) => lookUp(wallet, { issuerUrl, code })));
  const found = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [first] = read;
  if (found.length === 0 && first?.status === 'rejected') throw first.reason;
  const here = await Promise.all(found.map((one) => isHere(wallet, one)));
  const organisms = found.filter((_, place) => !here[place]);
  if (organisms.length === 0) throw new Refusal('device-here');
  return { taken, organisms };
};

/** What an organism answers to a wallet it lets in, as the wallet keeps it. */
export const connectionOf = (
  wallet: Wallet,
  { issuerUrl, key, answer }: { readonly issuerUrl: string; readonly key: HolderKey; readonly answer: Connected },
): Connection => {
  const { connectionId, credentialIssuer, organisation, accessToken, refreshToken, recoveryToken, expiresInSeconds } = answer;
  const now = wallet.clock();
  return {
    ...{ id: connectionId, issuerUrl, credentialIssuer, organisation, key, accessToken, refreshToken, recoveryToken },
    accessUntil: now + expiresInSeconds,
    connectedAt: new Date(now * 1000).toISOString(),
    closed: false,
  };
};

/** Redeems the invitation with a fresh key; the tokens are bound to it (RFC 9449). The device calls itself by a name that is not `taken`. */
export const acceptInvitation = async (
  wallet: Wallet,
  invitation: WalletInvitationLink,
  taken: readonly string[] = [],
): Promise<Connection> => {
  const key = await wallet.keyring.make();
  const caller = makeCaller(invitation.issuerUrl, async (request) => ({
    dpop: await dpopProof(wallet.keyring, key, request, wallet.clock),
  }));
  const answer = await caller.call(connectWallet, { body: { code: invitation.code, device: deviceName(taken) } });
  if (!answer.ok) {
    await wallet.keyring.forget(key.thumbprint);
    throw await refusalOf(answer);
  }
  const connection = connectionOf(wallet, { issuerUrl: invitation.issuerUrl, key, answer: answer.data });
  await wallet.store.write([{ room: 'connections', id: connection.id, value: connection }]);
  return connection;
};
